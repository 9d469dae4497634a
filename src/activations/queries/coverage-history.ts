import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions.js';
import type { VerdictName } from '../domain/coverage.js';

export interface CoveragePeriod {
  /** Events at this moment or after it. */
  readonly from: Date;
  /** Events before this moment. */
  readonly to: Date;
  /** What was known then: later verdicts do not count. */
  readonly cutoff: Date;
  /** Limits the answer to the unit that the officer belonged to; null for all. */
  readonly unitId: string | null;
}

/** A holster draw with the verdict that stood at the cut-off. */
export interface HolsterDrawAsOf {
  readonly unitId: string | null;
  readonly verdict: VerdictName;
}

/**
 * Coverage as it stood at a cut-off, from the history that is only added to: the same period and
 * cut-off give the same answer for ever. The cut-off has to lie before the present, or a verdict
 * that is being committed may still fall under it.
 */
@Injectable()
export class CoverageHistory {
  /** Holster draws of the period, in the order in which they occurred. */
  async holsterDrawsAsOf(tx: Tx, period: CoveragePeriod): Promise<HolsterDrawAsOf[]> {
    const { from, to, cutoff, unitId } = period;
    return tx.query(
      `SELECT v.unit_id AS "unitId", v.verdict
       FROM trigger_event e
       CROSS JOIN LATERAL (
         SELECT unit_id, verdict FROM coverage_verdict
         WHERE trigger_event_id = e.id AND decided_at <= $3
         ORDER BY sequence DESC LIMIT 1
       ) AS v
       WHERE e.kind = 'holster_draw' AND e.occurred_at >= $1 AND e.occurred_at < $2
         AND ($4::uuid IS NULL OR v.unit_id = $4)
       ORDER BY e.occurred_at, e.id`,
      [from, to, cutoff, unitId],
    );
  }
}
