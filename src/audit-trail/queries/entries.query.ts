import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions.js';
import { auditEventCatalogue } from '../domain/audit-event.js';
import type { StoredEntry } from '../domain/entry-in-words.js';
import { MAY_BE_UNSUCCESSFUL, MAY_HAVE_PURPOSE, STATED } from './selection.sql.js';

/** What to look for; everything given must match. */
export interface EntryFilter {
  /** `review.signed`, or `review.*` for every kind of a feature. */
  readonly kind?: string;
  readonly actor?: string;
  readonly target?: string;
  readonly outcome?: string;
  /** Code of the purpose that was stated. */
  readonly purpose?: string;
  /** By the moment that the entry states. */
  readonly from?: Date;
  readonly to?: Date;
}

/** The same for those who go through all that fits, where several targets cost no page its order. */
export interface EntrySearch extends EntryFilter {
  /** Any of these. */
  readonly targets?: readonly string[];
}

/** An entry with the identifier of its event, under which its disclosures lie. */
export interface FoundEntry extends StoredEntry {
  readonly eventId: string;
}

export interface EntryRow {
  id: string;
  event_id: string;
  body: Buffer;
  received_at: Date;
  idx: string | null;
}

export const ENTRY_ROWS = `
  SELECT entry.id, entry.event_id, entry.body, entry.received_at, leaf.idx
    FROM audit.entry LEFT JOIN audit.leaf ON leaf.entry_id = entry.id`;

const PLACES = `
  SELECT entry.id, leaf.idx
    FROM audit.entry LEFT JOIN audit.leaf ON leaf.entry_id = entry.id`;

/** Conditions by the name of their filter; `?` stands for the value. */
const CONDITIONS: Readonly<Record<keyof EntrySearch, string>> = {
  kind: 'entry.kind = ANY (?::text[])',
  actor: 'entry.actor = ?',
  target: 'entry.target = ?',
  targets: 'entry.target = ANY (?::text[])',
  outcome: `${STATED('outcome')} = ?`,
  purpose: `${MAY_HAVE_PURPOSE} AND (${STATED('purpose')}) = ?`,
  // What is received was stated shortly before; the day allows for clocks and long transactions,
  // and the other partitions stay closed.
  from: `(${STATED('at')})::timestamptz >= ?::timestamptz
         AND entry.received_at >= ?::timestamptz - interval '1 day'`,
  to: `(${STATED('at')})::timestamptz < ?::timestamptz
       AND entry.received_at < ?::timestamptz + interval '1 day'`,
};

/** A feature's kinds are those that it declares; a single one need not be declared any more. */
function kindsOf(kind: string): string[] {
  if (!kind.endsWith('.*')) return [kind];
  const all = auditEventCatalogue().map((each) => each.kind);
  return all.filter((each) => each.startsWith(kind.slice(0, -1)));
}

/** A filter as conditions of a statement, with the values that they speak of. */
function conditionsOf(filter: EntrySearch): { values: unknown[]; conditions: string[] } {
  const values: unknown[] = [];
  const conditions: string[] = [];
  for (const [name, condition] of Object.entries(CONDITIONS)) {
    const value = filter[name as keyof EntrySearch];
    if (value === undefined) continue;
    values.push(name === 'kind' ? kindsOf(String(value)) : value);
    conditions.push(condition.replaceAll('?', `$${values.length}`));
  }
  if (filter.outcome !== undefined && filter.outcome !== 'success') {
    conditions.push(MAY_BE_UNSUCCESSFUL);
  }
  return { values, conditions };
}

/** Reads entries. Whoever calls this has recorded the reading in the same transaction. */
@Injectable()
export class EntriesQuery {
  /** Newest first, before the number given, at most `limit`. */
  async page(tx: Tx, filter: EntryFilter, before: string | null, limit: number) {
    const { values, conditions } = conditionsOf(filter);
    if (before !== null) conditions.push(`entry.id < $${values.push(before)}`);
    const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
    const text = `${ENTRY_ROWS} ${where} ORDER BY entry.id DESC LIMIT $${values.push(limit)}`;
    return (await tx.query<EntryRow[]>(text, values)).map(toEntry);
  }

  /** Numbers and leaves of entries that fit, oldest first, after the number given. */
  async places(tx: Tx, filter: EntrySearch, after: string, limit: number) {
    const { values, conditions } = conditionsOf(filter);
    conditions.push(`entry.id > $${values.push(after)}`);
    const text = `${PLACES} WHERE ${conditions.join(' AND ')}
      ORDER BY entry.id LIMIT $${values.push(limit)}`;
    const rows = await tx.query<{ id: string; idx: string | null }[]>(text, values);
    return rows.map(({ id, idx }) => ({ id, index: idx === null ? null : Number(idx) }));
  }

  /** Everything about any of the targets, oldest first: a chain of custody. */
  async about(tx: Tx, targets: readonly string[]): Promise<FoundEntry[]> {
    const text = `${ENTRY_ROWS} WHERE entry.target = ANY ($1) ORDER BY entry.id`;
    return (await tx.query<EntryRow[]>(text, [targets])).map(toEntry);
  }

  async one(tx: Tx, id: string): Promise<FoundEntry | null> {
    const [row] = await tx.query<EntryRow[]>(`${ENTRY_ROWS} WHERE entry.id = $1`, [id]);
    return row === undefined ? null : toEntry(row);
  }

  /** The encoded disclosures of an entry, by its event's identifier; expunged ones are not there. */
  async disclosures(tx: Tx, entryId: string): Promise<string[]> {
    const rows = await tx.query<{ encoded: string }[]>(
      'SELECT encoded FROM audit.disclosure WHERE entry_id = $1 ORDER BY name',
      [entryId],
    );
    return rows.map(({ encoded }) => encoded);
  }
}

export function toEntry(row: EntryRow): FoundEntry {
  const index = row.idx === null ? null : Number(row.idx);
  const { id, event_id: eventId, body, received_at: receivedAt } = row;
  return { id, eventId, body, receivedAt, index };
}
