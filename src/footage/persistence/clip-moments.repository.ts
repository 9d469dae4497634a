import { Injectable } from '@nestjs/common';

import type { Tx } from '../../platform/database/transactions.js';
import type { Category } from '../domain/categories.js';
import type { ClipState } from '../domain/clip-state.js';
import type { ClipMoment } from '../domain/footage.domain-events.js';
import type { QuarantineReason } from '../domain/quarantine.js';

/** What a draw has to know of a clip: whether it counts, in which stratum, and why not. */
export interface DrawCandidate {
  readonly clipId: string;
  readonly officerId: string | null;
  readonly unitId: string | null;
  readonly durationMs: number | null;
  readonly category: Category | null;
  readonly state: ClipState;
  readonly quarantineReason: QuarantineReason | null;
  readonly receivedAt: Date;
}

export interface OfficerTime {
  readonly officerId: string;
  readonly from: Date;
  readonly to: Date;
}

const BATCH = 10_000;

/** Reads of the ledger for the features above: narrow rows, many of them. */
@Injectable()
export class ClipMomentsRepository {
  /**
   * Every clip whose bytes arrived in [from, to), in byte order of the identifiers. Read it in a
   * REPEATABLE READ transaction: a frozen population is one moment of the ledger.
   */
  async *receivedBetween(
    tx: Tx,
    window: { from: Date; to: Date; unitId?: string | null },
  ): AsyncGenerator<DrawCandidate> {
    let after = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const rows: DrawCandidate[] = await tx.query(
        `SELECT id AS "clipId", officer_id AS "officerId", unit_id AS "unitId",
                duration_ms AS "durationMs", category, state,
                quarantine_reason AS "quarantineReason", received_at AS "receivedAt"
         FROM clip
         WHERE received_at >= $1 AND received_at < $2 AND ($3::uuid IS NULL OR unit_id = $3)
           AND id > $4
         ORDER BY id LIMIT ${BATCH}`,
        [window.from, window.to, window.unitId ?? null, after],
      );
      yield* rows;
      const last = rows.at(-1);
      if (last === undefined || rows.length < BATCH) return;
      after = last.clipId;
    }
  }

  /**
   * For each question in turn: the officer's clips that run at some time in [from, to), by
   * activation time. A clip without a known length counts from its activation on.
   */
  async ofOfficers(tx: Tx, questions: readonly OfficerTime[]): Promise<ClipMoment[][]> {
    const answers: ClipMoment[][] = questions.map(() => []);
    if (questions.length === 0) return answers;
    const rows: (ClipMoment & { question: number })[] = await tx.query(
      `SELECT asked.n::int - 1 AS question, clip.id AS "clipId", clip.officer_id AS "officerId",
              clip.unit_id AS "unitId", clip.recorded_at AS "recordedAt",
              clip.activated_at AS "activatedAt", clip.duration_ms AS "durationMs", clip.state
       FROM unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[])
              WITH ORDINALITY AS asked(officer_id, from_at, to_at, n)
       JOIN clip ON clip.officer_id = asked.officer_id
                AND clip.activated_at < asked.to_at
                AND clip.activated_at >= asked.from_at - interval '1 day'
       WHERE clip.recorded_at + COALESCE(clip.duration_ms, 0) * interval '1 millisecond'
               >= asked.from_at
          OR clip.activated_at >= asked.from_at
       ORDER BY asked.n, clip.activated_at, clip.id`,
      [
        questions.map(({ officerId }) => officerId),
        questions.map(({ from }) => from),
        questions.map(({ to }) => to),
      ],
    );
    for (const { question, ...moment } of rows) answers[question]?.push(moment);
    return answers;
  }
}
