import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Transactions } from '../../platform/database/transactions.js';
import { invariant } from '../../platform/errors/invariant.js';
import type { StoredEntry } from '../domain/entry-in-words.js';
import { EntriesQuery, type EntrySearch } from './entries.query.js';

const AT_ONCE = 20_000;

/** An entry with its place in the log and everything that is still kept beside it. */
export interface SelectedEntry extends StoredEntry {
  readonly index: number;
  readonly disclosures: readonly string[];
}

const BY_INDEX = `
  SELECT leaf.idx, entry.id, entry.body, entry.received_at,
         (SELECT array_agg(encoded ORDER BY name) FROM audit.disclosure
           WHERE disclosure.entry_id = entry.event_id
         ) AS disclosures
    FROM audit.leaf
    JOIN audit.entry ON entry.id = leaf.entry_id AND entry.received_at = leaf.received_at
   WHERE leaf.idx = ANY ($1)
   ORDER BY leaf.idx`;

interface SelectedRow {
  idx: string;
  id: string;
  body: Buffer;
  received_at: Date;
  disclosures: string[] | null;
}

/** Which entries go into a package of evidence, and what they hold. Recorded by whoever asks. */
@Injectable()
export class EvidenceSelection {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly entries: EntriesQuery,
  ) {}

  /** How many entries have their place in the tree by now. */
  async treeSize(): Promise<number> {
    const [row] = await this.dataSource.query<{ size: string }[]>('SELECT size FROM audit.tree');
    return Number(row?.size);
  }

  /** Number of the newest committed entry; null in an empty trail. */
  async newestEntry(): Promise<string | null> {
    const text = 'SELECT id FROM audit.entry ORDER BY id DESC LIMIT 1';
    const [row] = await this.dataSource.query<{ id: string }[]>(text);
    return row?.id ?? null;
  }

  /**
   * Indices of all entries among the first `among` that fit, ascending. Only these are held at
   * once, eight bytes each: the proof goes through the log in its order, the filter's indexes go
   * through it in another. Pages of one statement each, as what is in the tree does not change.
   */
  async indices(filter: EntrySearch, among: number): Promise<Float64Array> {
    const chunks: Float64Array[] = [];
    let total = 0;
    for (let after: string | null = '0'; after !== null;) {
      const begin: string = after;
      const page = await this.transactions.run((tx) =>
        this.entries.places(tx, filter, begin, AT_ONCE),
      );
      const found = Float64Array.from(
        page.flatMap(({ index }) => (index !== null && index < among ? [index] : [])),
      );
      chunks.push(found);
      total += found.length;
      after = page.length === AT_ONCE ? (page.at(-1)?.id ?? null) : null;
    }
    const all = new Float64Array(total);
    let filled = 0;
    for (const chunk of chunks) {
      all.set(chunk, filled);
      filled += chunk.length;
    }
    return all.sort();
  }

  /** The entries at these indices, in their order, with all of their disclosures. */
  async at(indices: readonly number[]): Promise<SelectedEntry[]> {
    const rows = await this.dataSource.query<SelectedRow[]>(BY_INDEX, [indices]);
    invariant(rows.length === indices.length, 'Every entry that was chosen is still there');
    return rows.map(({ idx, id, body, received_at, disclosures }) => ({
      index: Number(idx),
      id,
      body,
      receivedAt: received_at,
      disclosures: disclosures ?? [],
    }));
  }
}
