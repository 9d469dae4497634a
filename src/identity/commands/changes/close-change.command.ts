import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../../audit-trail/audit-trail.public.js';
import type { Tx } from '../../../platform/database/transactions.js';
import { changeRefused, changeWithdrawn } from '../../domain/people.audit-events.js';
import type { SignedIn } from '../../domain/signed-in.js';
import { PeopleRepository } from '../../persistence/people.repository.js';
import { Deciding, demandSomebodyElse, type Undecided } from './deciding.js';

/** Ends what was prepared without letting it come true. */
@Injectable()
export class CloseChangeCommand {
  constructor(
    private readonly deciding: Deciding,
    private readonly people: PeopleRepository,
    private readonly trail: AuditTrail,
  ) {}

  /** @throws DomainError `identity.change-not-found`, `.change-decided`, `.own-preparation`, `.own-account` */
  refuse(actor: SignedIn, changeId: string, reason: string): Promise<void> {
    return this.deciding.decide(actor, changeId, async (tx, waiting) => {
      const { change } = waiting;
      demandSomebodyElse(actor, change);
      await this.giveUp(tx, waiting);
      const facts = { change: change.id, what: change.kind };
      const event = changeRefused({ id: change.personId, facts, disclosures: { reason } });
      await this.trail.record(tx, actor, event);
      return { state: 'refused', reason, answer: undefined };
    });
  }

  /** @throws DomainError `identity.change-not-found`, `.change-decided` */
  withdraw(actor: SignedIn, changeId: string): Promise<void> {
    return this.deciding.decide(actor, changeId, async (tx, waiting) => {
      const { change } = waiting;
      await this.giveUp(tx, waiting);
      const facts = { change: change.id, what: change.kind };
      await this.trail.record(tx, actor, changeWithdrawn({ id: change.personId, facts }));
      return { state: 'withdrawn', reason: null, answer: undefined };
    });
  }

  /** An account that never came to be stays behind, so that its name is never somebody else’s. */
  private async giveUp(tx: Tx, { person }: Undecided): Promise<void> {
    if (person.state === 'awaiting')
      await this.people.update(tx, person.id, { state: 'withdrawn' });
  }
}
