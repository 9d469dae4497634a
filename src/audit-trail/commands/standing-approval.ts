import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { type Actor, actorReference } from '../domain/actor.js';
import { expunctionWithdrawn, pruningWithdrawn } from '../domain/two-person.audit-events.js';
import {
  type ApprovedRequest,
  TwoPersonRequestsRepository,
} from '../persistence/two-person-requests.repository.js';
import { type LostWord, StandingRights } from '../queries/standing-rights.js';
import { AuditTrail } from './audit-trail.js';
import { AwaitCheckpoint } from './await-checkpoint.js';

const WITHDRAWN = { expunction: expunctionWithdrawn, pruning: pruningWithdrawn } as const;

/**
 * Whether what two people agreed on may be carried out now: outsiders can know of the approval, and
 * neither of the two has lost the right to it since.
 */
@Injectable()
export class StandingApproval {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly trail: AuditTrail,
    private readonly awaitCheckpoint: AwaitCheckpoint,
    private readonly requests: TwoPersonRequestsRepository,
    private readonly rights: StandingRights,
  ) {}

  /**
   * @returns false if a right was lost; the request then stands as withdrawn, and others may ask
   *   for the same anew
   * @throws DomainError `audit-trail.not-yet-provable`
   */
  async holds(actor: Actor, approved: ApprovedRequest): Promise<boolean> {
    await this.awaitCheckpoint.over(approved.approvalEntryId);
    const lost = await this.rights.lostWord(approved);
    if (lost !== null) await this.withdraw(actor, approved, lost);
    return lost === null;
  }

  private async withdraw(
    actor: Actor,
    { act, id }: ApprovedRequest,
    lost: LostWord,
  ): Promise<void> {
    await this.transactions.run(async (tx) => {
      if ((await this.requests.approved(tx, act, id)) === null) return;
      const event = WITHDRAWN[act]({ id, facts: { lost } });
      await this.trail.record(tx, actor, event);
      const decision = { by: actorReference(actor), at: this.clock.now(), approvalEntryId: null };
      await this.requests.decide(tx, id, { state: 'withdrawn', ...decision });
    });
  }
}
