import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AcceptInvitationCommand } from '../../credentials/credentials.public.js';
import { type Permission, SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { invariant } from '../../platform/errors/invariant.js';
import { HOUR } from '../domain/planned.js';
import type { Crew } from './crew.js';
import { DemoApprovals } from './demo-approvals.js';
import { ACCOUNTS, type DemoAccount, type UnitCode } from '../domain/roster.js';
import { DemoApps } from './demo-apps.js';
import { DemoPaperwork } from './demo-paperwork.js';
import { DemoSignIns, VISITOR } from './demo-sign-ins.js';

export interface Places {
  readonly unitIds: ReadonlyMap<UnitCode, string>;
  /** In the order of the roster. */
  readonly officerIds: readonly string[];
}

interface Member {
  readonly account: DemoAccount;
  readonly personId: string;
  session: { readonly id: string; readonly since: number } | null;
}

/** A session ends after twelve hours (CJIS IA-5), in the history too. */
const SESSION_MS = 10 * HOUR;

/** Gives the people of the demo accounts, and lets them sign in. */
@Injectable()
export class DemoPeople {
  constructor(
    private readonly approvals: DemoApprovals,
    private readonly accept: AcceptInvitationCommand,
    private readonly signIns: DemoSignIns,
    private readonly apps: DemoApps,
    private readonly paperwork: DemoPaperwork,
    private readonly clock: Clock,
  ) {}

  /** The first administrator, before there is anything else. */
  async administrator(personId: string, password: string): Promise<SignedIn> {
    const [account] = ACCOUNTS;
    invariant(account?.role === 'administrator', 'The first account is the administrator');
    const nowhere = { unitIds: new Map<UnitCode, string>(), officerIds: [] };
    const crew = this.crewOf([{ account, personId, session: null }], password, nowhere);
    return crew(account.username, 'person.manage');
  }

  /** Invites everybody else, accepts in their place, and has them authorized in writing. */
  async bringIn(admin: SignedIn, password: string, places: Places): Promise<Crew> {
    const members: Member[] = [];
    const crew = this.crewOf(members, password, places);
    for (const account of ACCOUNTS) {
      const isAdmin = account.username === admin.username;
      const given = { password, places };
      const personId = isAdmin ? admin.personId : await this.add(admin, account, crew, given);
      const member = { account, personId, session: null };
      // The chief has to come in at once, to approve everybody after that.
      if (account.role === 'chief') await this.paperwork.enterDates([member]);
      members.push(member);
    }
    await this.paperwork.enterDates(members.filter(({ account }) => account.role !== 'chief'));
    const chief = await crew('chief', 'authorization.grant');
    await this.paperwork.authorize(chief, members, places);
    // Whoever is shown must have an app, whether or not they have anything to do in the history.
    for (const { username } of ACCOUNTS.filter(({ isShown }) => isShown)) {
      await this.apps.enrolAnother(await crew(username, 'session.own'), 'Tablet');
    }
    return crew;
  }

  private async add(
    admin: SignedIn,
    account: DemoAccount,
    crew: Crew,
    { password, places }: { password: string; places: Places },
  ): Promise<string> {
    const { username, displayName } = account;
    const roles = grantsOf(account, places);
    const officerId = officerOf(account, places);
    const person = { username, displayName, officerId, roles };
    const { personId, token } = await this.approvals.invitation(admin, person, crew);
    await this.accept.execute(VISITOR, { token, password });
    return personId;
  }

  private crewOf(members: readonly Member[], password: string, places: Places): Crew {
    return async (username, permission) => {
      const member = members.find(({ account }) => account.username === username);
      invariant(member, `There is no demo account ${username}`);
      const now = this.clock.now().getTime();
      if (member.session === null || now - member.session.since > SESSION_MS) {
        const { personId } = member;
        const id = await this.signIns.open({ personId, username, password });
        member.session = { id, since: now };
      }
      return signedIn(member, member.session.id, places, permission);
    };
  }
}

/** One for all accounts, made anew at each load: it opens nothing but this demo. */
export function newPassword(): string {
  return `plumb-${randomBytes(9).toString('base64url')}`;
}

function signedIn(
  { account, personId }: Member,
  sessionId: string,
  places: Places,
  permission: Permission,
): SignedIn {
  const { username, displayName } = account;
  const { address, requestId } = VISITOR;
  const officerId = officerOf(account, places);
  const grants = grantsOf(account, places);
  const facts = { personId, username, displayName, officerId, grants, sessionId };
  return new SignedIn({ ...facts, address, requestId }, permission);
}

function grantsOf({ role, unit }: DemoAccount, { unitIds }: Places) {
  return [{ role, unitId: (unit && unitIds.get(unit)) ?? null }];
}

function officerOf({ officer }: DemoAccount, { officerIds }: Places): string | null {
  return officer === null ? null : (officerIds[officer] ?? null);
}
