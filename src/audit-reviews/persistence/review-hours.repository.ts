import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions.js';
import { type ReviewHours, USUAL_HOURS } from '../domain/review-hours.js';
import { AuditReviewHoursEntity } from './audit-review-hours.entity.js';

/** The agency's usual hours, with all that they ever were. */
@Injectable()
export class ReviewHoursRepository {
  /** Those that hold now. */
  async current(tx: Tx): Promise<ReviewHours> {
    const [newest] = await this.history(tx, 1);
    return newest === undefined ? USUAL_HOURS : toHours(newest);
  }

  /** Newest first. */
  history(tx: Tx, limit: number): Promise<AuditReviewHoursEntity[]> {
    return tx
      .getRepository(AuditReviewHoursEntity)
      .find({ order: { setAt: 'DESC', id: 'DESC' }, take: limit });
  }

  async insert(
    tx: Tx,
    { from, to, weekendsOutside }: ReviewHours,
    by: { id: string; setBy: string; setAt: Date },
  ): Promise<void> {
    const hours = { hoursFrom: from, hoursTo: to, weekendsOutside };
    await tx.insert(AuditReviewHoursEntity, { ...hours, ...by });
  }
}

/** Hours as a row of either table holds them. */
export function toHours(row: {
  hoursFrom: string;
  hoursTo: string;
  weekendsOutside: boolean;
}): ReviewHours {
  return { from: row.hoursFrom, to: row.hoursTo, weekendsOutside: row.weekendsOutside };
}
