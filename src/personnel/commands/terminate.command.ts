import { Injectable } from '@nestjs/common';
import { type Actor, AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { AccountsQuery, IdentityDirectory, type SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx, violatedConstraint } from '../../platform/database/transactions.js';
import { newId } from '../../platform/ids.js';
import { accessDueAt } from '../domain/employment.js';
import {
  accessEnded,
  terminationEntered,
  terminationWithdrawn,
} from '../domain/lifecycle.audit-events.js';
import { personnelRefusals } from '../domain/personnel.errors.js';
import type { PersonnelTerminationEntity } from '../persistence/personnel-termination.entity.js';
import { TerminationsRepository } from '../persistence/terminations.repository.js';

export interface EndEmployment {
  readonly personId: string;
  /** When the agency learned of it. */
  readonly knownAt: Date;
  /** When the employment ends; access ends then, or now where that is past. */
  readonly endsAt: Date;
  readonly isHighRisk: boolean;
  readonly reason: string;
}

/** Why access ended, beside the entry of identity. */
const EMPLOYMENT_ENDED = 'The employment has ended';

/** Ends an employment and the access with it, and keeps when it was known and when access ended. */
@Injectable()
export class TerminateCommand {
  constructor(
    private readonly terminations: TerminationsRepository,
    private readonly accounts: AccountsQuery,
    private readonly identity: IdentityDirectory,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the termination's identifier
   * @throws DomainError `personnel.person-not-found`, `.own-record`, `.known-in-the-future`,
   *   `.terminated-already`, `identity.last-administrator`, `identity.last-chief`
   */
  async execute(actor: SignedIn, input: EndEmployment): Promise<string> {
    try {
      return await this.transactions.run((tx) => this.within(tx, actor, input));
    } catch (error) {
      if (violatedConstraint(error) === 'uq_personnel_termination_open') {
        throw personnelRefusals.refuse('terminated-already');
      }
      throw error;
    }
  }

  /** The same in the transaction of whoever ends many. */
  async within(tx: Tx, actor: SignedIn, input: EndEmployment): Promise<string> {
    const { personId, knownAt, endsAt, isHighRisk, reason } = input;
    const now = this.clock.now();
    if (knownAt > now) throw personnelRefusals.refuse('known-in-the-future');
    if (actor.personId === personId) throw personnelRefusals.refuse('own-record');
    const account = await this.accounts.one(tx, personId);
    if (account === null) throw personnelRefusals.refuse('person-not-found');
    const row: PersonnelTerminationEntity = {
      ...{ id: newId(), ...input, enteredBy: actor.personId, enteredAt: now },
      ...{ accessEndedAt: null, lateNoticedAt: null, withdrawnBy: null, withdrawnAt: null },
    };
    await this.terminations.insert(tx, row);
    const facts = {
      ...{ termination: row.id, highRisk: isHighRisk },
      ...{ known: knownAt.toISOString(), ends: endsAt.toISOString() },
    };
    const event = terminationEntered({ id: personId, facts, disclosures: { reason } });
    await this.trail.record(tx, actor, event);
    if (endsAt <= now) await this.carryOut(tx, actor, row);
    return row.id;
  }

  /** @throws DomainError `identity.last-administrator`, `identity.last-chief` */
  async carryOut(tx: Tx, actor: Actor, row: PersonnelTerminationEntity): Promise<void> {
    const now = this.clock.now();
    const account = await this.accounts.one(tx, row.personId);
    const wasOpen = await this.identity.disable(tx, actor, row.personId, EMPLOYMENT_ENDED);
    const ended = wasOpen ? now : (account?.disabledAt ?? now);
    await this.terminations.endAccess(tx, row.id, ended);
    const facts = {
      ...{ termination: row.id, known: row.knownAt.toISOString() },
      ...{ due: accessDueAt(row).toISOString(), ended: ended.toISOString() },
      late: ended > accessDueAt(row),
    };
    await this.trail.record(tx, actor, accessEnded({ id: row.personId, facts }));
  }

  /** @throws DomainError `personnel.termination-not-found`, `.access-has-ended` */
  async withdraw(actor: SignedIn, personId: string, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const row = await this.terminations.lock(tx, personId, id);
      if (row === null || row.withdrawnAt !== null) {
        throw personnelRefusals.refuse('termination-not-found');
      }
      if (row.accessEndedAt !== null) throw personnelRefusals.refuse('access-has-ended');
      await this.terminations.withdraw(tx, id, actor.personId, this.clock.now());
      const facts = { termination: id };
      await this.trail.record(tx, actor, terminationWithdrawn({ id: personId, facts }));
    });
  }
}
