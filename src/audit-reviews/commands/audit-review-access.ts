import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { DomainError } from '../../platform/errors/refusals.js';
import {
  auditReviewActRefused,
  type AuditReviewAct,
} from '../domain/audit-reviews.audit-events.js';
import { auditReviewRefusals } from '../domain/audit-reviews.errors.js';
import type { AuditReviewEntity } from '../persistence/audit-review.entity.js';
import { AuditReviewsRepository } from '../persistence/audit-reviews.repository.js';
import { ReviewedWeeks } from './reviewed-weeks.js';

type Work<T> = (tx: Tx, review: AuditReviewEntity) => Promise<T>;

/** The way to a review that is about to change: one writer at a time, an entry for every refusal. */
@Injectable()
export class AuditReviewAccess {
  constructor(
    private readonly reviews: AuditReviewsRepository,
    private readonly weeks: ReviewedWeeks,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
  ) {}

  /** @throws DomainError `audit-review.not-found`, `.still-running`, `.already-signed` */
  unsigned<T>(actor: SignedIn, week: string, act: AuditReviewAct, work: Work<T>): Promise<T> {
    return this.run(actor, week, act, (tx, review) => {
      if (review.signedAt !== null) throw auditReviewRefusals.refuse('already-signed');
      return work(tx, review);
    });
  }

  /** @throws DomainError `audit-review.not-found`, `.still-running`, `.not-signed` */
  signed<T>(actor: SignedIn, week: string, act: AuditReviewAct, work: Work<T>): Promise<T> {
    return this.run(actor, week, act, (tx, review) => {
      if (review.signedAt === null) throw auditReviewRefusals.refuse('not-signed');
      return work(tx, review);
    });
  }

  private async run<T>(
    actor: SignedIn,
    week: string,
    act: AuditReviewAct,
    work: Work<T>,
  ): Promise<T> {
    try {
      return await this.transactions.run(async (tx) => {
        const review = await this.reviews.lock(tx, week);
        if (review !== null) return work(tx, review);
        const isRunning = (await this.weeks.running(tx)).week.name === week;
        throw auditReviewRefusals.refuse(isRunning ? 'still-running' : 'not-found');
      });
    } catch (error) {
      if (error instanceof DomainError) {
        const facts = { act, rule: error.code };
        const event = auditReviewActRefused({ id: week, facts, outcome: 'denied' });
        await this.trail.recordAlone(actor, event);
      }
      throw error;
    }
  }
}
