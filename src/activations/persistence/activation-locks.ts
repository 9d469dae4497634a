import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions.js';

/** Arbitrary, fixed numbers: the two kinds of things that are locked. */
const CLASS = { sensor: 7_586_411, officer: 7_586_412 } as const;

/**
 * Makes those wait for one another who bring the two halves of a verdict. An event and its clip may
 * be committed at the same moment by two transactions of which neither sees the other's half:
 * without this lock the event would stay pending beside its footage.
 */
@Injectable()
export class ActivationLocks {
  /**
   * Holds the keys until the transaction ends. Take sensors before officers, everywhere. Keys
   * share 256 locks, so a long batch cannot exhaust the server's lock table.
   */
  async hold(tx: Tx, kind: keyof typeof CLASS, keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    await tx.query(
      `SELECT pg_advisory_xact_lock($1, bucket)
       FROM (SELECT DISTINCT hashtext(key) & 255 AS bucket FROM unnest($2::text[]) AS key
             ORDER BY bucket) AS buckets`,
      [CLASS[kind], keys],
    );
  }
}
