import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { newId } from '../../platform/ids.js';
import { firstAdministratorCreated } from '../domain/identity.audit-events.js';
import { identityRefusals } from '../domain/identity.errors.js';
import { isUsernameClear, normalizeUsername } from '../domain/username.js';
import type { Visitor } from '../domain/visitor.js';
import { OneTimeLinksRepository } from '../persistence/one-time-links.repository.js';
import { PeopleRepository } from '../persistence/people.repository.js';
import { RoleGrantsRepository } from '../persistence/role-grants.repository.js';

export interface NewAdministrator {
  readonly token: string;
  readonly username: string;
  readonly displayName: string;
}

/** Whoever a one-time link has just let in, and who must now choose a password. */
export interface Newcomer {
  readonly personId: string;
  readonly username: string;
  readonly displayName: string;
}

const LINK_HOURS = 24;

/** How an installation without people gets its first one: no default account exists anywhere. */
@Injectable()
export class FirstAdministrator {
  constructor(
    private readonly people: PeopleRepository,
    private readonly grants: RoleGrantsRepository,
    private readonly links: OneTimeLinksRepository,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** A fresh setup token, which makes older ones worthless; null once somebody exists. */
  issueLink(): Promise<string | null> {
    const now = this.clock.now();
    return this.transactions.run(async (tx) => {
      if (await this.people.anybodyExists(tx)) return null;
      await this.links.expireAll(tx, 'setup', now);
      const expiresAt = new Date(now.getTime() + LINK_HOURS * 3_600_000);
      return this.links.issue(tx, { purpose: 'setup', personId: null, expiresAt });
    });
  }

  /** @throws DomainError `identity.already-set-up`, `.link-not-valid`, `.username-unclear` */
  async create(tx: Tx, visitor: Visitor, input: NewAdministrator): Promise<Newcomer> {
    const now = this.clock.now();
    if (await this.people.anybodyExists(tx)) throw identityRefusals.refuse('already-set-up');
    const link = await this.links.use(tx, 'setup', input.token, now);
    if (link === null) throw identityRefusals.refuse('link-not-valid');
    const username = normalizeUsername(input.username);
    if (!isUsernameClear(username)) throw identityRefusals.refuse('username-unclear');

    const id = newId();
    const { displayName } = input;
    const person = { id, username, displayName, officerId: null, createdAt: now };
    const lasting = { expiresAt: null, disabledAt: null, disabledReason: null };
    await this.people.insert(tx, { ...person, ...lasting, state: 'active' });
    const grant = { id: newId(), personId: id, role: 'administrator' as const, unitId: null };
    const byNobody = { grantedBy: null, approvedBy: null, validUntil: null, endedAt: null };
    await this.grants.insert(tx, [{ ...grant, ...byNobody, grantedAt: now }]);

    const { address, requestId } = visitor;
    const actor = { kind: 'person' as const, id, role: 'visitor', sessionId: null };
    const disclosures = { username, displayName };
    const event = firstAdministratorCreated({ id, facts: {}, disclosures });
    await this.trail.record(tx, { ...actor, address, requestId }, event);
    return { personId: id, username, displayName };
  }
}
