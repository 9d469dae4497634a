import type { Tx } from '../../platform/database/transactions.js';
import { invariant } from '../../platform/errors/invariant.js';
import { GrowingTree, leafHash } from '../../transparency-log/merkle-tree.js';
import { TILE_HEIGHT } from '../../transparency-log/tiles.js';
import * as sql from './tree.sql.js';
import { LEADER_LOCK } from './tree.repository.js';

interface EntryRow {
  id: string;
  /** As text: a `Date` would lose the microseconds by which a leaf finds its entry. */
  received_at: string;
  leaf_hash: Buffer;
}

/** Brings entries back into the tables of the trail, with the owner's rights. */
export interface Refill {
  readonly size: number;
  readonly root: Buffer;
  /** Stores the next entries and makes the next leaves of them. */
  add(bodies: readonly Buffer[]): Promise<void>;
  newestCheckpoint(): Promise<number>;
  keep(size: number, root: Buffer, note: string): Promise<void>;
  /** Says that all of it is published. */
  finish(publishedSize: number): Promise<void>;
}

/** Null while a sequencer leads, which nobody may do beside us. */
export async function openRefill(tx: Tx): Promise<Refill | null> {
  const [lock] = await tx.query<{ leads: boolean }[]>(
    'SELECT pg_try_advisory_xact_lock($1) AS leads',
    [LEADER_LOCK],
  );
  if (lock?.leads !== true) return null;
  const [state] = await tx.query<{ size: string; frontier: Buffer[] }[]>(
    'SELECT size, frontier FROM audit.tree FOR UPDATE',
  );
  invariant(state, 'audit.tree has its one row');
  const waiting = await tx.query<EntryRow[]>(UNSEQUENCED);
  return new OpenRefill(tx, new GrowingTree(Number(state.size), state.frontier), waiting);
}

class OpenRefill implements Refill {
  /** By leaf hash: entries of the backup that became leaves only after it was taken. */
  private readonly waiting: Map<string, EntryRow>;

  constructor(
    private readonly tx: Tx,
    private readonly tree: GrowingTree,
    waiting: readonly EntryRow[],
  ) {
    this.waiting = new Map(waiting.map((row) => [row.leaf_hash.toString('hex'), row]));
  }

  get size(): number {
    return this.tree.size;
  }

  get root(): Buffer {
    return this.tree.root();
  }

  async add(bodies: readonly Buffer[]): Promise<void> {
    const hashes = bodies.map((body) => leafHash(body).toString('hex'));
    const lacking = bodies.filter((_, i) => !this.waiting.has(hashes[i] ?? ''));
    const stored = await this.tx.query<EntryRow[]>(STORE, [lacking]);
    for (const row of stored) this.waiting.set(row.leaf_hash.toString('hex'), row);
    const rows = hashes.map((hash) => this.waiting.get(hash));
    const first = this.tree.size;
    await this.tx.query(ADD_LEAVES, [
      rows.map((_, i) => first + i),
      rows.map((row) => row?.id),
      rows.map((row) => row?.received_at),
      rows.map((row) => row?.leaf_hash),
    ]);
    for (const hash of hashes) this.waiting.delete(hash);
    await this.grow(rows.map((row) => row?.leaf_hash ?? Buffer.alloc(0)));
  }

  async newestCheckpoint(): Promise<number> {
    const text = 'SELECT coalesce(max(size), 0) AS size FROM audit.checkpoint';
    const [row] = await this.tx.query<{ size: string }[]>(text);
    return Number(row?.size);
  }

  async keep(size: number, root: Buffer, note: string): Promise<void> {
    await this.tx.query(sql.KEEP_CHECKPOINT, [size, root, note]);
  }

  async finish(publishedSize: number): Promise<void> {
    await this.tx.query('UPDATE audit.tree SET published_size = $1', [publishedSize]);
  }

  private async grow(hashes: readonly Buffer[]): Promise<void> {
    const tiles: { level: number; n: number; root: Buffer }[] = [];
    for (const hash of hashes) {
      this.tree.append(hash, (level, n, root) => {
        if (level % TILE_HEIGHT === 0) tiles.push({ level: level / TILE_HEIGHT - 1, n, root });
      });
    }
    await this.tx.query(sql.GROW_TREE, [
      this.tree.size,
      this.tree.frontier,
      tiles.map(({ level }) => level),
      tiles.map(({ n }) => n),
      tiles.map(({ root }) => root),
      null,
    ]);
  }
}

const UNSEQUENCED = `
  SELECT id, received_at::text, leaf_hash FROM audit.entry
   WHERE NOT EXISTS (SELECT FROM audit.leaf WHERE leaf.entry_id = entry.id)`;

const STORE = `
  INSERT INTO audit.entry (body) SELECT unnest($1::bytea[]) 
  RETURNING id, received_at::text, leaf_hash`;

const ADD_LEAVES = `
  INSERT INTO audit.leaf (idx, entry_id, received_at, hash)
  SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::timestamptz[], $4::bytea[])`;
