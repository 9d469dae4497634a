import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions.js';
import { type EntryInWords, inWords } from '../domain/entry-in-words.js';
import type { TwoPersonRequest } from '../domain/two-person-request.js';
import { REQUEST_COLUMNS } from '../persistence/two-person-requests.repository.js';

export interface ExpunctionRequest extends TwoPersonRequest {
  /** The court and its file, as the person who asked wrote it. */
  readonly reference: string;
  readonly orderSha256: string;
  readonly valuesAsked: number;
  /** Null until it is done. */
  readonly valuesRemoved: number | null;
}

export interface PruningRequest extends TwoPersonRequest {
  readonly before: Date;
  /** Null until entries have gone. */
  readonly minimumIndex: number | null;
  readonly months: readonly string[] | null;
}

/** A value that is to be expunged, with the entry that discloses it. */
export interface ExpunctionItem {
  readonly entry: EntryInWords;
  readonly name: string;
}

const EXPUNCTIONS = `
  SELECT ${REQUEST_COLUMNS}, reference, order_sha256 AS "orderSha256",
         values_asked AS "valuesAsked", values_removed AS "valuesRemoved"
    FROM audit.two_person_request AS asked
    JOIN audit.expunction ON expunction.request_id = asked.id`;

const PRUNINGS = `
  SELECT ${REQUEST_COLUMNS}, before_at AS before, minimum_index::float8 AS "minimumIndex", months
    FROM audit.two_person_request AS asked
    JOIN audit.pruning ON pruning.request_id = asked.id`;

/** The newest first, before an identifier; those grow with time. */
const PAGE = 'WHERE ($1::uuid IS NULL OR asked.id < $1) ORDER BY asked.id DESC LIMIT $2';

const ITEMS = `
  SELECT entry.id, entry.body, entry.received_at, leaf.idx, item.name
    FROM audit.expunction_item AS item
    JOIN audit.entry ON entry.event_id = item.event_id
    LEFT JOIN audit.leaf ON leaf.entry_id = entry.id
   WHERE item.request_id = $1 ORDER BY entry.id, item.name LIMIT $2`;

/** Requests that take two people, as people read them. The caller records the reading. */
@Injectable()
export class TwoPersonRequestsQuery {
  expunctions(tx: Tx, before: string | null, limit: number): Promise<ExpunctionRequest[]> {
    return tx.query(`${EXPUNCTIONS} ${PAGE}`, [before, limit]);
  }

  prunings(tx: Tx, before: string | null, limit: number): Promise<PruningRequest[]> {
    return tx.query(`${PRUNINGS} ${PAGE}`, [before, limit]);
  }

  async expunction(tx: Tx, id: string): Promise<ExpunctionRequest | null> {
    const [row] = await tx.query<ExpunctionRequest[]>(`${EXPUNCTIONS} WHERE asked.id = $1`, [id]);
    return row ?? null;
  }

  /** The first `limit` of the values that a request lists, by entry. */
  async items(tx: Tx, id: string, limit: number): Promise<ExpunctionItem[]> {
    const rows = await tx.query<ItemRow[]>(ITEMS, [id, limit]);
    return rows.map(({ id: number, body, received_at: receivedAt, idx, name }) => ({
      entry: inWords({ id: number, body, receivedAt, index: idx === null ? null : Number(idx) }),
      name,
    }));
  }
}

interface ItemRow {
  id: string;
  body: Buffer;
  received_at: Date;
  idx: string | null;
  name: string;
}
