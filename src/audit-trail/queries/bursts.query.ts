import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions.js';
import type { Stretch } from '../domain/entry-selection.js';
import { STATED_AT } from './selection.sql.js';

/** Many entries of one kind in a short time that share a disclosed value. */
export interface Burst {
  /** The shared value; it is a disclosure, so not everybody may see it. */
  readonly value: string;
  /** In the whole stretch. */
  readonly times: number;
  /** The most within one window. */
  readonly peak: number;
}

export interface BurstRule {
  readonly kind: string;
  /** Name of the disclosure that is compared. */
  readonly by: string;
  readonly windowMinutes: number;
  /** The smallest number within one window that counts. */
  readonly least: number;
}

const SHOWN = 20;

const BURSTS = `
  WITH tried AS (
    SELECT ${STATED_AT} AS at,
           convert_from(decode(rpad(translate(disclosure.encoded, '-_', '+/'),
             (length(disclosure.encoded) + 3) / 4 * 4, '='), 'base64'), 'UTF8')::jsonb ->> 2 AS value
      FROM audit.entry
      JOIN audit.disclosure
        ON disclosure.entry_id = entry.event_id AND disclosure.name = $4
     WHERE entry.id > $1 AND entry.id <= $2 AND entry.kind = $3
  ), near AS (
    SELECT value, count(*) OVER (PARTITION BY value ORDER BY at
             RANGE BETWEEN make_interval(mins => $5) PRECEDING AND CURRENT ROW) AS together
      FROM tried
  )
  SELECT value, count(*)::int AS times, max(together)::int AS peak
    FROM near GROUP BY value HAVING max(together) >= $6
   ORDER BY peak DESC, value LIMIT ${SHOWN}`;

/** Finds bursts, the largest first, at most twenty. What is expunged cannot be compared. */
@Injectable()
export class BurstsQuery {
  find(tx: Tx, stretch: Stretch, rule: BurstRule): Promise<Burst[]> {
    const { kind, by, windowMinutes, least } = rule;
    const values = [stretch.after, stretch.last, kind, by, windowMinutes, least];
    return tx.query<Burst[]>(BURSTS, values);
  }
}
