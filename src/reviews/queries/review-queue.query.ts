import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions.js';
import { ReviewEntity } from '../persistence/review.entity.js';

/** Where the last page of a queue ended. */
export interface QueuePosition {
  readonly dueAt: string;
  readonly id: string;
}

export interface QueueSummary {
  readonly remaining: number;
  readonly overdue: number;
}

/** Reads somebody's own unsigned reviews by due date, so the overdue come first. */
@Injectable()
export class ReviewQueueQuery {
  rows(
    tx: Tx,
    reviewerId: string,
    after: QueuePosition | null,
    limit: number,
  ): Promise<ReviewEntity[]> {
    const query = tx
      .createQueryBuilder(ReviewEntity, 'review')
      .where(`review.reviewer_id = :reviewerId AND review.state <> 'signed'`, { reviewerId })
      .orderBy('review.due_at')
      .addOrderBy('review.id')
      .limit(limit);
    if (after !== null) {
      query.andWhere('(review.due_at, review.id) > (:dueAt, :id)', { ...after });
    }
    return query.getMany();
  }

  async summary(tx: Tx, reviewerId: string, now: Date): Promise<QueueSummary> {
    const [row] = await tx.query<QueueSummary[]>(
      `SELECT count(*)::int AS remaining, count(*) FILTER (WHERE due_at < $2)::int AS overdue
         FROM review WHERE reviewer_id = $1 AND state <> 'signed'`,
      [reviewerId, now],
    );
    return row ?? { remaining: 0, overdue: 0 };
  }
}
