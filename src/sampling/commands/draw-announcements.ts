import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions.js';
import { invariant } from '../../platform/errors/invariant.js';
import { DomainEvents } from '../../platform/events/domain-events.js';
import type { Assignment } from '../domain/assignment.js';
import { drawExecuted } from '../domain/sampling.domain-events.js';
import type { Draw } from '../persistence/draw.entity.js';
import { ReviewPoliciesRepository } from '../persistence/review-policies.repository.js';

/** Tells the features above that a draw was executed, with what its policy demands of a review. */
@Injectable()
export class DrawAnnouncements {
  constructor(
    private readonly policies: ReviewPoliciesRepository,
    private readonly events: DomainEvents,
  ) {}

  async executed(
    tx: Tx,
    { id, policyId }: Draw,
    assignments: readonly Assignment[],
    executedAt: Date,
  ): Promise<void> {
    const policy = await this.policies.byId(tx, policyId);
    invariant(policy !== null, 'A declared draw has a review policy');
    const { dueDays, requiredWatchSharePercent } = policy;
    const reviews = assignments.map(({ clipId, reviewer }) => ({ clipId, reviewerId: reviewer }));
    const payload = { drawId: id, executedAt, dueDays, requiredWatchSharePercent, reviews };
    await this.events.publish(tx, drawExecuted, payload);
  }
}
