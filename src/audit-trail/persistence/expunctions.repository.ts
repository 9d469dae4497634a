import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions.js';
import type { ExpunctionWish } from '../domain/expunction.js';

/** A value that an entry disclosed, by the entry's event and the value's name. */
export interface DisclosedName {
  readonly eventId: string;
  readonly name: string;
}

export interface ExpunctionDetails {
  readonly reference: string;
  readonly orderSha256: string;
}

/** The disclosures that are there and that a wish speaks of. */
const WISHED = `
  SELECT disclosure.entry_id, disclosure.name
    FROM audit.disclosure
   WHERE disclosure.entry_id IN (
           SELECT entry.event_id FROM audit.entry
            WHERE entry.id = ANY ($1::bigint[]) OR entry.target = ANY ($2::text[]))
     AND ($3::text[] IS NULL OR disclosure.name = ANY ($3))`;

/** Counted and listed in one look, since entries may come between two. */
const INSERT = `
  WITH wished AS (${WISHED}), asked AS (
    INSERT INTO audit.expunction (request_id, reference, order_sha256, values_asked)
    SELECT $4, $5, $6, count(*) FROM wished RETURNING values_asked
  ), listed AS (
    INSERT INTO audit.expunction_item (request_id, event_id, name)
    SELECT $4, entry_id, name FROM wished
  )
  SELECT values_asked AS count FROM asked`;

/** What is to be expunged, and the expunging itself. */
@Injectable()
export class ExpunctionsRepository {
  /** @returns how many values are asked for */
  async insert(
    tx: Tx,
    id: string,
    { reference, orderSha256 }: ExpunctionDetails,
    wish: ExpunctionWish,
  ): Promise<number> {
    const [row] = await tx.query<{ count: string }[]>(INSERT, [
      ...valuesOf(wish),
      id,
      reference,
      orderSha256,
    ]);
    return Number(row?.count);
  }

  async orderOf(tx: Tx, id: string): Promise<string> {
    const [row] = await tx.query<{ order_sha256: string }[]>(
      'SELECT order_sha256 FROM audit.expunction WHERE request_id = $1',
      [id],
    );
    return row?.order_sha256 ?? '';
  }

  /**
   * Removes what an approved request lists, by the function that alone may.
   * @returns what was there to be removed
   */
  async expunge(tx: Tx, id: string): Promise<DisclosedName[]> {
    const removed = await tx.query<DisclosedName[]>(
      'SELECT event_id AS "eventId", name FROM audit.expunge($1) ORDER BY event_id, name',
      [id],
    );
    await tx.query('UPDATE audit.expunction SET values_removed = $2 WHERE request_id = $1', [
      id,
      removed.length,
    ]);
    return removed;
  }
}

function valuesOf({ entryIds, targets, names }: ExpunctionWish): unknown[] {
  return [entryIds, targets, names.length === 0 ? null : names];
}
