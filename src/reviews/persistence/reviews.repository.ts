import { Injectable } from '@nestjs/common';
import { Not } from 'typeorm';
import type { Tx } from '../../platform/database/transactions.js';
import { newId } from '../../platform/ids.js';
import type { Finding, ReviewContent } from '../domain/answers.js';
import type { ReviewState } from '../domain/review.js';
import { FindingEntity } from './finding.entity.js';
import { ReviewEntity } from './review.entity.js';

/** PostgreSQL takes 65,535 parameters to a statement; a review has 18. */
const ROWS_TO_A_STATEMENT = 1000;

@Injectable()
export class ReviewsRepository {
  async insert(tx: Tx, reviews: readonly ReviewEntity[]): Promise<void> {
    for (let at = 0; at < reviews.length; at += ROWS_TO_A_STATEMENT) {
      await tx.insert(ReviewEntity, reviews.slice(at, at + ROWS_TO_A_STATEMENT));
    }
  }

  byId(tx: Tx, id: string): Promise<ReviewEntity | null> {
    return tx.getRepository(ReviewEntity).findOneBy({ id });
  }

  /** Reads a review that is about to change; who comes second waits and sees what the first did. */
  lock(tx: Tx, id: string): Promise<ReviewEntity | null> {
    return tx.getRepository(ReviewEntity).findOne({
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
  }

  async open(tx: Tx, id: string, state: ReviewState, openedAt: Date): Promise<void> {
    await tx.update(ReviewEntity, { id }, { state, openedAt });
  }

  async saveWatched(tx: Tx, id: string, watchedMs: number): Promise<void> {
    await tx.update(ReviewEntity, { id }, { watchedMs });
  }

  async saveDraft(tx: Tx, id: string, { answers, notes }: ReviewContent): Promise<void> {
    await tx.update(ReviewEntity, { id }, { answers, notes });
  }

  async sign(tx: Tx, id: string, content: ReviewContent, signedAt: Date): Promise<void> {
    const { answers, notes } = content;
    await tx.update(ReviewEntity, { id }, { state: 'signed', answers, notes, signedAt });
  }

  async addFindings(
    tx: Tx,
    reviewId: string,
    findings: readonly Finding[],
    createdAt: Date,
  ): Promise<void> {
    if (findings.length === 0) return;
    const rows = findings.map((finding) => ({ id: newId(), reviewId, ...finding, createdAt }));
    await tx.insert(FindingEntity, rows);
  }

  /** Where entries about the reviews of a clip stand, and about the draws that chose it. */
  async targetsAbout(tx: Tx, clipId: string): Promise<string[]> {
    const reviews = await tx.getRepository(ReviewEntity).find({
      select: { id: true, drawId: true },
      where: { clipId },
      order: { id: 'ASC' },
    });
    return reviews.flatMap(({ id, drawId }) => [`review:${id}`, `draw:${drawId}`]);
  }

  /** The review that comes first in somebody's queue: by due date, which puts the overdue first. */
  async firstInQueue(tx: Tx, reviewerId: string): Promise<string | null> {
    const next = await tx.getRepository(ReviewEntity).findOne({
      select: { id: true },
      where: { reviewerId, state: Not('signed') },
      order: { dueAt: 'ASC', id: 'ASC' },
    });
    return next?.id ?? null;
  }
}
