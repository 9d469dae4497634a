import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  AuditTrail,
  AwaitCheckpoint,
  CheckpointsQuery,
} from '../../audit-trail/audit-trail.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { invariant } from '../../platform/errors/invariant.js';
import { checkAllMarked, dueAt } from '../domain/audit-review.js';
import { auditReviewSigned } from '../domain/audit-reviews.audit-events.js';
import { AuditReviewsRepository } from '../persistence/audit-reviews.repository.js';
import { AuditReviewAccess } from './audit-review-access.js';

/** Ends the review of a week for good, on top of a signed checkpoint that covers all of it. */
@Injectable()
export class SignAuditReviewCommand {
  constructor(
    private readonly access: AuditReviewAccess,
    private readonly reviews: AuditReviewsRepository,
    private readonly checkpoints: CheckpointsQuery,
    private readonly awaitCheckpoint: AwaitCheckpoint,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws DomainError `audit-review.not-found`, `.still-running`, `.already-signed`,
   *   `.not-marked`, `audit-trail.not-yet-provable`
   */
  async execute(actor: SignedIn, week: string): Promise<void> {
    const checkpoint = await this.checkpointOver(week);
    await this.access.unsigned(actor, week, 'sign', async (tx, review) => {
      const rows = await this.reviews.findingsOf(tx, [week]);
      checkAllMarked(rows);
      invariant(checkpoint, 'A review that is there has a checkpoint over its entries');
      const now = this.clock.now();
      await this.reviews.sign(tx, week, {
        ...{ signedAt: now, signedBy: actor.personId },
        ...{ treeSize: String(checkpoint.size), checkpoint: checkpoint.note },
      });
      const facts = {
        ...{ after: review.afterEntry, last: review.lastEntry, size: checkpoint.size },
        checkpoint: createHash('sha256').update(checkpoint.note).digest('hex'),
        findings: rows.map(({ finding, found, mark, ownActs }) => ({
          ...{ finding, found, mark, ownActs },
        })),
        late: now > dueAt({ to: review.toAt }),
      };
      await this.trail.record(tx, actor, auditReviewSigned({ id: week, facts }));
    });
  }

  /** Before the row is locked: a checkpoint may take its time. */
  private async checkpointOver(week: string) {
    const review = await this.transactions.run((tx) => this.reviews.byWeek(tx, week));
    if (review === null) return null;
    await this.awaitCheckpoint.over(review.lastEntry);
    return this.checkpoints.newest();
  }
}
