import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions.js';
import type { NewEntry } from '../domain/entry-body.js';

/** The only way into `audit.entry`: appending. */
@Injectable()
export class EntryRepository {
  /** Stores entries with their disclosures in one round trip. */
  async append(tx: Tx, entries: readonly NewEntry[]): Promise<void> {
    const once = entries.filter(({ onceKey }) => onceKey !== null);
    for (const entry of once) await appendOnce(tx, entry);
    const rest = entries.filter(({ onceKey }) => onceKey === null);
    if (rest.length > 0) await tx.query(APPEND, parameters(rest));
  }
}

const DISCLOSURES = `unnest($2::uuid[], $3::text[], $4::text[]) AS d (entry_id, name, encoded)`;

const APPEND = `
  WITH disclosed AS (
    INSERT INTO audit.disclosure (entry_id, name, encoded)
    SELECT entry_id, name, encoded FROM ${DISCLOSURES}
  )
  INSERT INTO audit.entry (body) SELECT unnest($1::bytea[])`;

/** The key comes first: where it is already taken, nothing else is written. */
const APPEND_ONCE = `
  WITH claimed AS (
    INSERT INTO audit.event_key (key, entry_id) VALUES ($5, $6)
    ON CONFLICT (key) DO NOTHING RETURNING entry_id
  ), disclosed AS (
    INSERT INTO audit.disclosure (entry_id, name, encoded)
    SELECT d.entry_id, d.name, d.encoded FROM ${DISCLOSURES} JOIN claimed USING (entry_id)
  )
  INSERT INTO audit.entry (body) SELECT unnest($1::bytea[]) FROM claimed`;

async function appendOnce(tx: Tx, entry: NewEntry): Promise<void> {
  await tx.query(APPEND_ONCE, [...parameters([entry]), entry.onceKey, entry.id]);
}

function parameters(entries: readonly NewEntry[]): unknown[] {
  const disclosures = entries.flatMap(({ id, disclosures: own }) =>
    own.map(({ name, encoded }) => ({ id, name, encoded })),
  );
  return [
    entries.map(({ body }) => body),
    disclosures.map(({ id }) => id),
    disclosures.map(({ name }) => name),
    disclosures.map(({ encoded }) => encoded),
  ];
}
