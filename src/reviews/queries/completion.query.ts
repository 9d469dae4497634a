import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions.js';
import { type Standing, standingAt } from '../domain/completion.js';

/** A review as it stood at a cut-off. */
export interface CompletionFact {
  readonly reviewId: string;
  readonly drawId: string;
  readonly unitId: string | null;
  readonly reviewerId: string;
  readonly standing: Standing;
}

export interface CompletionQuestion {
  /** Assigned in [from, to). */
  readonly from: Date;
  readonly to: Date;
  readonly cutoff: Date;
  readonly unitId: string | null;
}

interface Row {
  readonly reviewId: string;
  readonly drawId: string;
  readonly unitId: string | null;
  readonly reviewerId: string;
  readonly dueAt: Date;
  readonly signedAt: Date | null;
}

/** Tells what became of reviews by a cut-off, from nothing that was recorded after it. */
@Injectable()
export class CompletionQuery {
  async asOf(tx: Tx, { from, to, cutoff, unitId }: CompletionQuestion): Promise<CompletionFact[]> {
    const rows = await tx.query<Row[]>(
      `SELECT id AS "reviewId", draw_id AS "drawId", unit_id AS "unitId",
              reviewer_id AS "reviewerId", due_at AS "dueAt", signed_at AS "signedAt"
         FROM review
        WHERE assigned_at >= $1 AND assigned_at < $2 AND assigned_at <= $3
          AND ($4::uuid IS NULL OR unit_id = $4)
        ORDER BY id`,
      [from, to, cutoff, unitId],
    );
    return rows.map(({ dueAt, signedAt, ...about }) => ({
      ...about,
      standing: standingAt({ dueAt, signedAt }, cutoff),
    }));
  }
}
