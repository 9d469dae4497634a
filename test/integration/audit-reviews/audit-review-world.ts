import { FoundAgencyCommand } from '../../../src/agency/agency.public.js';
import { AuditTrail } from '../../../src/audit-trail/audit-trail.public.js';
import {
  MarkFindingCommand,
  OpenDueWeeksCommand,
  ReadAuditReviewCommand,
  SignAuditReviewCommand,
} from '../../../src/audit-reviews/audit-reviews.public.js';
import { ReadFindingEntriesCommand } from '../../../src/audit-reviews/commands/read-finding-entries.command.js';
import type { FindingId } from '../../../src/audit-reviews/domain/findings.js';
import { playbackOpened } from '../../../src/footage/domain/footage.audit-events.js';
import { Passwords } from '../../../src/credentials/credentials.public.js';
import { IdentityDirectory, type Role, SignedIn } from '../../../src/identity/identity.public.js';
import { signInFailed } from '../../../src/sign-in/domain/sign-in.audit-events.js';
import { Transactions } from '../../../src/platform/database/transactions.js';
import { DomainError } from '../../../src/platform/errors/refusals.js';
import { newId } from '../../../src/platform/ids.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import { bringIn } from '../../support/invited-person.js';
import { TEST_PASSWORD } from '../../support/people.js';

const VISITOR = { address: '192.0.2.7', userAgent: null, requestId: 'test' };

/** An agency in Chicago, founded on Wednesday, 21 October 2026, with two who may review its trail. */
export interface AuditReviewWorld extends TestApplication {
  readonly admin: SignedIn;
  readonly commander: SignedIn;
  readonly records: SignedIn;
  readonly trail: AuditTrail;
  readonly transactions: Transactions;
  open(): Promise<string[]>;
  read: ReadAuditReviewCommand['execute'];
  mark: MarkFindingCommand['execute'];
  sign: SignAuditReviewCommand['execute'];
  /** Every entry of a finding, page by page. */
  entriesOf(actor: SignedIn, week: string, finding: FindingId): Promise<string[]>;
  /** How many entries each finding of a week held. */
  found(actor: SignedIn, week: string): Promise<Partial<Record<FindingId, number>>>;
  /** Somebody opens a clip at a moment. */
  view(at: string, who?: SignedIn, review?: string | null): Promise<void>;
  failSignIn(at: string, username?: string, address?: string): Promise<void>;
}

export async function createAuditReviewWorld(): Promise<AuditReviewWorld> {
  const application = await startApplication({ now: new Date('2026-10-21T15:00:00Z') });
  const { context, clock } = application;
  const trail = context.get(AuditTrail);
  const transactions = context.get(Transactions);
  const admin = await foundAgency(application);
  const person = (role: Role) => makePerson(application, admin, role);
  const at = (moment: string) => clock.set(new Date(moment));
  const entries = context.get(ReadFindingEntriesCommand);
  const read = context.get(ReadAuditReviewCommand);
  const mark = context.get(MarkFindingCommand);
  const sign = context.get(SignAuditReviewCommand);
  return {
    ...application,
    ...{ admin, trail, transactions },
    commander: await person('commander'),
    records: await person('records'),
    open: () => context.get(OpenDueWeeksCommand).execute(),
    read: (...given) => read.execute(...given),
    mark: (...given) => mark.execute(...given),
    sign: (...given) => sign.execute(...given),
    entriesOf: async (actor, week, finding) => {
      const ids: string[] = [];
      for (let cursor: string | undefined; ;) {
        const page = await entries.execute(actor, week, finding, { cursor, limit: 2 });
        ids.push(...page.items.map(({ id }) => id));
        if (page.nextCursor === null) return ids;
        cursor = page.nextCursor;
      }
    },
    found: async (actor, week) => {
      const { findings } = await read.execute(actor, week);
      return Object.fromEntries(
        findings.filter(({ found }) => found > 0).map(({ id, found }) => [id, found]),
      );
    },
    view: async (moment, who = admin, review = newId()) => {
      at(moment);
      const facts = { playback: newId(), rendition: 'proxy' as const, review };
      const event = { id: newId(), facts, purpose: 'review' };
      await trail.recordAlone(who, playbackOpened(event));
    },
    failSignIn: async (moment, username = 'ada', address = '192.0.2.7') => {
      at(moment);
      const who = { kind: 'system' as const, id: 'sign-in', role: 'visitor', sessionId: null };
      const event = {
        id: newId(),
        facts: { reason: 'password' as const },
        outcome: 'denied' as const,
      };
      const disclosed = signInFailed({ ...event, disclosures: { username } });
      await trail.recordAlone({ ...who, address, requestId: newId() }, disclosed);
    },
  };
}

/** The refusal that an act meets. */
export async function refusalOf(act: Promise<unknown>): Promise<string> {
  const error: unknown = await act.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof DomainError ? error.code : String(error);
}

async function foundAgency({ context }: TestApplication): Promise<SignedIn> {
  const directory = context.get(IdentityDirectory);
  const token = (await directory.issueSetupLink()) ?? '';
  const id = await context.get(Transactions).run(async (tx) => {
    const person = { username: 'ada', displayName: 'Ada Admin' };
    const newcomer = await directory.createFirstAdministrator(tx, VISITOR, { token, ...person });
    await context.get(Passwords).choose(tx, newcomer, TEST_PASSWORD);
    const id = newcomer.personId;
    const actor = { kind: 'person' as const, id, role: 'administrator', sessionId: null };
    const agency = { name: 'Test agency', timeZone: 'America/Chicago' };
    await context.get(FoundAgencyCommand).execute(tx, { ...actor, ...VISITOR }, agency);
    return id;
  });
  return signedIn(id, 'administrator');
}

async function makePerson(
  { context }: TestApplication,
  admin: SignedIn,
  role: Role,
): Promise<SignedIn> {
  const roles = [{ role, unitId: null }];
  const person = { username: role, displayName: role, officerId: null, roles };
  return signedIn(await bringIn(context, admin, person, TEST_PASSWORD), role);
}

function signedIn(personId: string, role: Role): SignedIn {
  const person = { personId, username: role, displayName: role, officerId: null };
  const session = { sessionId: newId(), address: '192.0.2.7', requestId: newId() };
  const grants = [{ role, unitId: null }];
  return new SignedIn({ ...person, grants, ...session }, 'session.own');
}
