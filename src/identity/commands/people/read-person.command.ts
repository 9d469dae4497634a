import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../../audit-trail/audit-trail.public.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Transactions } from '../../../platform/database/transactions.js';
import { identityRefusals } from '../../domain/identity.errors.js';
import { personRead } from '../../domain/people.audit-events.js';
import type { SignedIn } from '../../domain/signed-in.js';
import { AccountHistory, type History } from '../../queries/account-history.js';
import { ListedPeople, type ListedPerson } from '../../queries/listed-people.js';

export type PersonOnRecord = ListedPerson & History;

/** Reads all that is on record about an account; the reading is entered in the trail. */
@Injectable()
export class ReadPersonCommand {
  constructor(
    private readonly people: ListedPeople,
    private readonly history: AccountHistory,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `identity.person-not-found` */
  execute(actor: SignedIn, personId: string): Promise<PersonOnRecord> {
    return this.transactions.run(async (tx) => {
      const listed = await this.people.one(tx, personId, this.clock.now());
      if (listed === null) throw identityRefusals.refuse('person-not-found');
      const history = await this.history.of(tx, personId);
      await this.trail.record(tx, actor, personRead({ id: personId, facts: {} }));
      return { ...listed, ...history };
    });
  }
}
