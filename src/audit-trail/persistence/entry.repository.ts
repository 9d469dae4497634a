import { Injectable } from '@nestjs/common';
import type { QueryConfig } from 'pg';
import { QueryFailedError } from 'typeorm';
import type { Tx } from '../../platform/database/transactions.js';
import type { NewEntry } from '../domain/entry-body.js';

/** The only way into `audit.entry`: appending, with the disclosures, in one round trip. */
@Injectable()
export class EntryRepository {
  /** @returns the entry's number, or null where its key for once is already taken */
  async append(tx: Tx, entry: NewEntry): Promise<string | null> {
    if (entry.onceKey !== null) {
      const values = [...columnsOf([entry]), entry.onceKey, entry.id];
      const [row] = await tx.query<NumberRow[]>(APPEND_ONCE, values);
      return row?.id ?? null;
    }
    const disclosures = entry.disclosures.flatMap(({ name, encoded }) => [name, encoded]);
    const values = disclosures.length === 0 ? [] : [entry.id, ...disclosures];
    const [row] = await runPrepared(tx, {
      name: `audit-append-${entry.disclosures.length}`,
      text: appendStatement(entry.disclosures.length),
      values: [entry.body, ...values],
    });
    return row?.id ?? null;
  }

  /** One statement for a whole batch; entries with a key for once go one by one. */
  async appendAll(tx: Tx, entries: readonly NewEntry[]): Promise<void> {
    const rest = entries.filter(({ onceKey }) => onceKey === null);
    if (rest.length > 0) await tx.query(APPEND_ALL, columnsOf(rest));
    for (const entry of entries) if (entry.onceKey !== null) await this.append(tx, entry);
  }
}

/** Half the time of a batch's statement: planned once per connection, and no arrays to unpack. */
function appendStatement(disclosures: number): string {
  const insert = 'INSERT INTO audit.entry (body) VALUES ($1) RETURNING id';
  if (disclosures === 0) return insert;
  const rows = Array.from({ length: disclosures }, (_, i) => `($2, $${2 * i + 3}, $${2 * i + 4})`);
  return `
    WITH disclosed AS (
      INSERT INTO audit.disclosure (entry_id, name, encoded) VALUES ${rows.join(', ')}
    )
    ${insert}`;
}

const DISCLOSURES = 'unnest($2::uuid[], $3::text[], $4::text[]) AS d (entry_id, name, encoded)';

const APPEND_ALL = `
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
    SELECT entry_id, d.name, d.encoded FROM ${DISCLOSURES} JOIN claimed USING (entry_id)
  )
  INSERT INTO audit.entry (body) SELECT unnest($1::bytea[]) FROM claimed RETURNING id`;

function columnsOf(entries: readonly NewEntry[]): unknown[] {
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

interface NumberRow {
  readonly id: string;
}

interface PreparingClient {
  query(config: QueryConfig): Promise<{ rows: NumberRow[] }>;
}

/** TypeORM has no named statements, so this one goes to the driver; its errors look the same. */
async function runPrepared(
  tx: Tx,
  config: QueryConfig & { values: unknown[] },
): Promise<NumberRow[]> {
  const client = (await tx.queryRunner?.connect()) as PreparingClient;
  try {
    return (await client.query(config)).rows;
  } catch (error) {
    throw new QueryFailedError(config.text, config.values, error as Error);
  }
}
