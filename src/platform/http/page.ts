import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { defineRefusals } from '../errors/refusals.js';
import { TextField, WholeNumberField } from './fields.js';

const pageRefusals = defineRefusals('page', {
  'wrong-cursor': {
    kind: 'invalid',
    says: 'This page marker is not one that this server made for this list.',
    mend: 'Start again from the first page.',
  },
});

/** Query of every list: where the last page ended, and how many rows to answer with. */
export class PageRequest {
  @TextField({ max: 1000, optional: true, says: 'nextCursor of the page before' })
  cursor?: string;

  @WholeNumberField({ min: 1, max: 200, optional: true, says: 'Rows per page, 50 by default' })
  limit?: number;
}

export const DEFAULT_PAGE_LIMIT = 50;

export interface Page<Item> {
  items: Item[];
  /** Null on the last page. */
  nextCursor: string | null;
}

/** Cursors name positions in lists; a forged one could probe rows outside of a person's scope. */
const key = randomBytes(32);

const mac = (list: string, text: string) =>
  createHmac('sha256', key).update(`${list}\n${text}`).digest().subarray(0, 16);

/** Packs the sort values of a page's last row. Valid for this list while this process lives. */
export function encodeCursor(list: string, position: readonly string[]): string {
  const text = JSON.stringify(position);
  return `${Buffer.from(text).toString('base64url')}.${mac(list, text).toString('base64url')}`;
}

/**
 * Unpacks a cursor of the same list.
 * @throws DomainError `page.wrong-cursor`
 */
export function decodeCursor(list: string, cursor: string): string[] {
  const [body = '', signature = ''] = cursor.split('.');
  const text = Buffer.from(body, 'base64url').toString();
  const given = Buffer.from(signature, 'base64url');
  const expected = mac(list, text);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw pageRefusals.refuse('wrong-cursor');
  }
  return JSON.parse(text) as string[];
}

/**
 * Cuts a page out of rows that were read with one row more than asked for: the extra row is how
 * we know, without counting, that there is a next page.
 */
export function toPage<Row, Item>(
  rows: readonly Row[],
  limit: number,
  list: { name: string; position: (row: Row) => readonly string[]; show: (row: Row) => Item },
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map((row) => list.show(row)),
    nextCursor: last === undefined ? null : encodeCursor(list.name, list.position(last)),
  };
}
