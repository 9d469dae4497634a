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
           SELECT (encode(entry.body, 'escape')::jsonb ->> 'id')::uuid FROM audit.entry WHERE id = ANY ($1::bigint[]) OR target = ANY ($2::text[]))
     AND ($3::text[] IS NULL OR disclosure.name = ANY ($3))`;

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
    const values = valuesOf(wish);
    const [row] = await tx.query<{ count: string }[]>(
      `SELECT count(*) FROM (${WISHED}) AS wished`,
      values,
    );
    const count = Number(row?.count);
    await tx.query(
      `INSERT INTO audit.expunction (request_id, reference, order_sha256, values_asked)
       VALUES ($1, $2, $3, $4)`,
      [id, reference, orderSha256, count],
    );
    await tx.query(
      `INSERT INTO audit.expunction_item (request_id, event_id, name)
       SELECT $4, entry_id, name FROM (${WISHED}) AS wished`,
      [...values, id],
    );
    return count;
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
