import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { FoundAgencyCommand } from '../../agency/agency.public.js';
import type { Actor } from '../../audit-trail/audit-trail.public.js';
import {
  AcceptInvitationCommand,
  IdentityDirectory,
  InvitePersonCommand,
  type Permission,
  SignedIn,
  SignInCommand,
} from '../../identity/identity.public.js';
import { Transactions } from '../../platform/database/transactions.js';
import { invariant } from '../../platform/errors/invariant.js';
import { ACCOUNTS, AGENCY, type DemoAccount, type UnitCode } from '../domain/roster.js';

/** The loader itself, as the trail names it. */
export const LOADER: Actor = {
  kind: 'system',
  id: 'demo-loader',
  role: 'system',
  sessionId: null,
  address: null,
  requestId: 'demo',
};
const VISITOR = { address: '127.0.0.1', userAgent: 'demo loader', requestId: 'demo' };

export interface Crew {
  /** One random password for all accounts: it opens nothing but this demo. */
  readonly password: string;
  /** Lets somebody sign in and act. */
  as(username: string, permission: Permission): Promise<SignedIn>;
}

export interface Places {
  readonly unitIds: ReadonlyMap<UnitCode, string>;
  /** In the order of the roster. */
  readonly officerIds: readonly string[];
}

/** Founds the demo agency and gives its people accounts. */
@Injectable()
export class DemoPeople {
  constructor(
    private readonly directory: IdentityDirectory,
    private readonly found: FoundAgencyCommand,
    private readonly invite: InvitePersonCommand,
    private readonly accept: AcceptInvitationCommand,
    private readonly signIn: SignInCommand,
    private readonly transactions: Transactions,
  ) {}

  /** @returns the identifier of the first administrator, who makes the other accounts */
  async foundAgency(password: string): Promise<SignedIn> {
    const token = await this.directory.issueSetupLink();
    invariant(token !== null, 'The demo is loaded into an empty installation');
    const [admin] = ACCOUNTS;
    invariant(admin?.role === 'administrator', 'The first account is the administrator');
    const { username, displayName } = admin;
    const personId = await this.transactions.run(async (tx) => {
      const input = { token, username, displayName, password };
      const id = await this.directory.createFirstAdministrator(tx, VISITOR, input);
      const actor = { kind: 'person' as const, id, role: admin.role, sessionId: null };
      const { address, requestId } = VISITOR;
      await this.found.execute(tx, { ...actor, address, requestId }, AGENCY);
      return id;
    });
    const sessionId = await this.signIn.execute(VISITOR, { username, password, bearer: false });
    return signedIn(admin, { personId, sessionId, places: null }, 'person.manage');
  }

  /** Invites everybody else, and accepts in their place. */
  async bringIn(admin: SignedIn, password: string, places: Places): Promise<Crew> {
    const personIds = new Map([[admin.username, admin.personId]]);
    for (const account of ACCOUNTS.slice(1)) {
      const { username, displayName } = account;
      const roles = grantsOf(account, places);
      const officerId = officerOf(account, places);
      const person = { username, displayName, officerId, roles };
      const { personId, token } = await this.invite.execute(admin, person);
      await this.accept.execute(VISITOR, { token, password });
      personIds.set(username, personId);
    }
    return {
      password,
      as: async (username, permission) => {
        const account = ACCOUNTS.find((one) => one.username === username);
        const personId = personIds.get(username);
        invariant(account && personId, `There is no demo account ${username}`);
        const bearer = account.role === 'service';
        const sessionId = await this.signIn.execute(VISITOR, { username, password, bearer });
        return signedIn(account, { personId, sessionId, places }, permission);
      },
    };
  }
}

export function newPassword(): string {
  return `demo-${randomBytes(9).toString('base64url')}`;
}

function signedIn(
  account: DemoAccount,
  who: { personId: string; sessionId: string; places: Places | null },
  permission: Permission,
): SignedIn {
  const { username, displayName } = account;
  const { personId, sessionId, places } = who;
  const officerId = places && officerOf(account, places);
  const grants = grantsOf(account, places);
  const { address, requestId } = VISITOR;
  const facts = { personId, username, displayName, officerId, grants, sessionId };
  return new SignedIn({ ...facts, address, requestId }, permission);
}

function grantsOf({ role, unit }: DemoAccount, places: Places | null) {
  return [{ role, unitId: (unit && places?.unitIds.get(unit)) ?? null }];
}

function officerOf({ officer }: DemoAccount, { officerIds }: Places): string | null {
  return officer === null ? null : (officerIds[officer] ?? null);
}
