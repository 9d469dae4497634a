import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { PoolClient, QueryResultRow } from 'pg';
import { invariant } from '../../platform/errors/invariant.js';
import { GrowingTree, HASH_BYTES } from '../../transparency-log/merkle-tree.js';
import { TILE_HEIGHT, TILE_WIDTH, type TileSpan } from '../../transparency-log/tiles.js';
import { SequencerDatabase } from './sequencer-database.js';
import * as sql from './tree.sql.js';

export interface TreeState {
  readonly origin: string | null;
  readonly size: number;
  readonly publishedSize: number;
  readonly root: Buffer;
}

/** A signed checkpoint as the database keeps it. */
export interface KeptCheckpoint {
  readonly size: number;
  readonly note: string;
}

/** The tree over all entries, as the sequencer sees it. */
@Injectable()
export class TreeRepository implements OnApplicationShutdown {
  private leader: PoolClient | null = null;

  constructor(private readonly database: SequencerDatabase) {}

  async onApplicationShutdown(): Promise<void> {
    this.leader?.release(true);
    this.leader = null;
    await this.database.onApplicationShutdown();
  }

  get isLeading(): boolean {
    return this.leader !== null;
  }

  /** Whether this process leads; the others stand by until its connection ends. */
  async lead(): Promise<boolean> {
    if (this.leader !== null) return true;
    const client = await this.database.connect();
    const { rows } = await client.query<{ leads: boolean }>(sql.LEAD, [LEADER_LOCK]);
    if (rows[0]?.leads !== true) {
      client.release();
      return false;
    }
    client.on('error', () => {
      // After a shutdown the connection is no longer ours to give back.
      if (this.leader !== client) return;
      this.leader = null;
      client.release(true);
    });
    this.leader = client;
    return true;
  }

  async ensurePartitions(): Promise<void> {
    await this.database.query('SELECT audit.ensure_partitions()');
  }

  /** Gives the log its name at its first start. @returns the name that it has */
  async claimOrigin(origin: string): Promise<string> {
    await this.database.query('UPDATE audit.tree SET origin = $1 WHERE origin IS NULL', [origin]);
    const rows = await this.database.query<{ origin: string }>('SELECT origin FROM audit.tree');
    return rows[0]?.origin ?? origin;
  }

  async state(): Promise<TreeState> {
    const rows = await this.database.query<StateRow>(sql.STATE);
    const [row] = rows;
    invariant(row, 'audit.tree has its one row');
    const size = Number(row.size);
    const root = new GrowingTree(size, row.frontier).root();
    return { origin: row.origin, size, publishedSize: Number(row.published_size), root };
  }

  /** Whether entries wait for a leaf; costs no lock and no transaction id, so idle is quiet. */
  async hasNewEntries(): Promise<boolean> {
    const rows = await this.database.query<{ waits: boolean }>(sql.HAS_NEW_ENTRIES);
    return rows[0]?.waits === true;
  }

  /**
   * Makes leaves of committed entries that have none, at most `limit`, and grows the tree.
   * @returns how many; fewer than `limit` means that none is left
   */
  async appendLeaves(limit: number): Promise<number> {
    return this.database.transaction(async (client) => appendLeaves(client, limit));
  }

  /** The hashes of a tile of exactly this width. */
  async readTile(tile: TileSpan): Promise<Buffer> {
    const first = tile.n * TILE_WIDTH;
    const text = tile.level === 0 ? sql.LEAF_TILE : sql.UPPER_TILE;
    const values = [first, first + tile.width, ...(tile.level === 0 ? [] : [tile.level - 1])];
    const rows = await this.database.query<{ hashes: Buffer | null }>(text, values);
    const hashes = rows[0]?.hashes;
    invariant(hashes?.length === tile.width * HASH_BYTES, 'A tile has all of its hashes');
    return hashes;
  }

  /** The stored bytes of the entries below a tile of level 0, in order. */
  async readEntries({ n, width }: Omit<TileSpan, 'level'>): Promise<Buffer[]> {
    const first = n * TILE_WIDTH;
    const rows = await this.database.query<{ body: Buffer }>(sql.BUNDLE, [first, first + width]);
    invariant(rows.length === width, `Entries ${first} and following are all there`);
    return rows.map(({ body }) => body);
  }

  /** Checkpoints that were signed after one size, up to and with another, in order. */
  async checkpointsAfter(after: number, upTo: number): Promise<KeptCheckpoint[]> {
    return this.database.query<KeptCheckpoint & QueryResultRow>(sql.CHECKPOINTS, [after, upTo]);
  }

  /**
   * Keeps a signed checkpoint, before anybody sees it. The first one of a size stays.
   * @returns the note that is kept for this size
   */
  async keepCheckpoint(size: number, root: Buffer, note: string): Promise<string> {
    const [kept] = await this.database.query<{ note: string }>(sql.KEEP_CHECKPOINT, [
      size,
      root,
      note,
    ]);
    invariant(kept, 'Only one process signs at a time');
    return kept.note;
  }

  /** Since when the oldest committed entry has waited for its leaf, and for its checkpoint. */
  async waiting(): Promise<{ leafSince: Date | null; checkpointSince: Date | null }> {
    const rows = await this.database.query<WaitingRow>(sql.WAITING);
    return { leafSince: rows[0]?.leaf ?? null, checkpointSince: rows[0]?.checkpoint ?? null };
  }

  /** The last number given to an entry, and the largest that a leaf has. */
  async entryNumbers(): Promise<{ given: number; used: number }> {
    const [row] = await this.database.query<{ given: string; used: string }>(sql.ENTRY_NUMBERS);
    return { given: Number(row?.given), used: Number(row?.used) };
  }

  /** What the store has lost since is put again, the same bytes. */
  async publishAgainFrom(size: number): Promise<void> {
    await this.database.query('UPDATE audit.tree SET published_size = $1', [size]);
  }

  async markPublished(size: number): Promise<void> {
    await this.database.query(
      'UPDATE audit.tree SET published_size = $1 WHERE published_size < $1',
      [size],
    );
  }
}

/** An arbitrary, fixed number: whoever holds it sequences, and nobody beside them. */
export const LEADER_LOCK = 7_586_403;

interface StateRow {
  origin: string | null;
  size: string;
  published_size: string;
  frontier: Buffer[];
}

interface WaitingRow {
  leaf: Date | null;
  checkpoint: Date | null;
}

interface LockedRow {
  size: string;
  frontier: Buffer[];
  xid_cursor: string;
  is_restored: boolean;
}

interface AppendedRow {
  /** Null where nothing was new. */
  hashes: Buffer | null;
  xmin: string;
}

/**
 * Every transaction below the snapshot's xmin has ended, so what it committed is seen now; later
 * ones are looked for again. The lock on the tree's row is the fence: of two sequencers, one waits
 * and then goes on from where the other came to, since READ COMMITTED looks again once it has the
 * lock. After a restore into another cluster transaction ids mean nothing, so everything is looked
 * through once.
 */
async function appendLeaves(client: PoolClient, limit: number): Promise<number> {
  // Two statements in one message give two results, which the driver's types do not know.
  const results = await client.query<LockedRow>(sql.BEGIN_AND_LOCK_TREE);
  const tree = [results].flat().at(-1)?.rows[0];
  invariant(tree, 'audit.tree has its one row');
  const appended = await client.query<AppendedRow>({
    name: 'audit-append-leaves',
    text: sql.APPEND_LEAVES,
    values: [tree.is_restored ? '0' : tree.xid_cursor, limit, tree.size, tree.is_restored],
  });
  const { hashes, xmin } = appended.rows[0] ?? { hashes: null, xmin: tree.xid_cursor };
  const count = (hashes?.length ?? 0) / HASH_BYTES;
  const grown = new GrowingTree(Number(tree.size), tree.frontier);
  const tiles = grow(grown, hashes ?? Buffer.alloc(0));
  await client.query({
    name: 'audit-grow-tree',
    text: sql.GROW_TREE,
    values: [
      grown.size,
      grown.frontier,
      tiles.map(({ level }) => level),
      tiles.map(({ n }) => n),
      tiles.map(({ root }) => root),
      count < limit ? xmin : null,
    ],
  });
  return count;
}

interface FullTile {
  readonly level: number;
  readonly n: number;
  readonly root: Buffer;
}

/** @returns the tiles that became full */
function grow(tree: GrowingTree, hashes: Buffer): FullTile[] {
  const tiles: FullTile[] = [];
  for (let at = 0; at < hashes.length; at += HASH_BYTES) {
    tree.append(hashes.subarray(at, at + HASH_BYTES), (level, index, root) => {
      if (level % TILE_HEIGHT === 0) tiles.push({ level: level / TILE_HEIGHT - 1, n: index, root });
    });
  }
  return tiles;
}
