import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Tx } from '../../platform/database/transactions.js';

export interface SignedCheckpoint {
  readonly size: number;
  /** The signed note, verbatim. */
  readonly note: string;
  readonly signedAt: Date;
}

export interface TreeHealth {
  readonly origin: string | null;
  /** Entries in the tree. */
  readonly size: number;
  /** Entries that the newest published checkpoint covers. */
  readonly publishedSize: number;
  /** Committed entries that are not in the tree yet. */
  readonly waiting: number;
  /** Age of the oldest of them in milliseconds; 0 when none waits. */
  readonly lagMs: number;
  readonly lastCheckpoint: SignedCheckpoint | null;
}

interface CheckpointRow {
  size: string;
  note: string;
  signed_at: Date;
}

const PUBLISHED = `
  SELECT size, note, signed_at FROM audit.checkpoint
   WHERE size <= (SELECT published_size FROM audit.tree)`;

const HEALTH = `
  SELECT origin, size, published_size,
         (SELECT count(*) FROM fresh) AS waiting,
         coalesce((SELECT extract(epoch FROM clock_timestamp() - min(received_at)) * 1000
                     FROM fresh), 0) AS lag_ms
    FROM audit.tree`;

const FRESH = `
  WITH fresh AS (
    SELECT received_at FROM audit.entry
     WHERE xid >= (SELECT xid_cursor FROM audit.tree)
       AND xid < pg_snapshot_xmax(pg_current_snapshot())
       AND NOT EXISTS (SELECT FROM audit.leaf WHERE leaf.entry_id = entry.id)
  )`;

/** Only checkpoints that are published: nobody may hold a proof against one that is not. */
@Injectable()
export class CheckpointsQuery {
  constructor(private readonly dataSource: DataSource) {}

  async newest(): Promise<SignedCheckpoint | null> {
    const text = `${PUBLISHED} ORDER BY size DESC LIMIT 1`;
    const [row] = await this.dataSource.query<CheckpointRow[]>(text);
    return row === undefined ? null : toCheckpoint(row);
  }

  /** When the log began to be signed. */
  async firstSignedAt(): Promise<Date | null> {
    const text = `${PUBLISHED} ORDER BY size LIMIT 1`;
    const [row] = await this.dataSource.query<CheckpointRow[]>(text);
    return row?.signed_at ?? null;
  }

  /** Checkpoints after one size, up to and with another, in order, at most `limit`. */
  async between(after: number, upTo: number, limit: number): Promise<SignedCheckpoint[]> {
    const text = `${PUBLISHED} AND size > $1 AND size <= $2 ORDER BY size LIMIT $3`;
    const rows = await this.dataSource.query<CheckpointRow[]>(text, [after, upTo, limit]);
    return rows.map(toCheckpoint);
  }

  async ofSize(size: number): Promise<SignedCheckpoint | null> {
    const text = `${PUBLISHED} AND size = $1`;
    const [row] = await this.dataSource.query<CheckpointRow[]>(text, [size]);
    return row === undefined ? null : toCheckpoint(row);
  }

  /** Newest first, those smaller than `before` where it is given, at most `limit`. */
  async page(before: number | null, limit: number): Promise<SignedCheckpoint[]> {
    const text = `${PUBLISHED} AND ($1::bigint IS NULL OR size < $1) ORDER BY size DESC LIMIT $2`;
    const rows = await this.dataSource.query<CheckpointRow[]>(text, [before, limit]);
    return rows.map(toCheckpoint);
  }

  async health(): Promise<TreeHealth> {
    const [row] = await this.dataSource.query<
      {
        origin: string | null;
        size: string;
        published_size: string;
        waiting: string;
        lag_ms: string;
      }[]
    >(`${FRESH} ${HEALTH}`);
    return {
      origin: row?.origin ?? null,
      size: Number(row?.size),
      publishedSize: Number(row?.published_size),
      waiting: Number(row?.waiting),
      lagMs: Math.round(Number(row?.lag_ms)),
      lastCheckpoint: await this.newest(),
    };
  }

  /** The index of an entry's leaf, once a published checkpoint covers it; null before. */
  async coveredIndex(entryId: string, tx?: Tx): Promise<number | null> {
    const [row] = await (tx ?? this.dataSource).query<{ idx: string }[]>(
      `SELECT idx FROM audit.leaf
        WHERE entry_id = $1 AND idx < (SELECT published_size FROM audit.tree)`,
      [entryId],
    );
    return row === undefined ? null : Number(row.idx);
  }
}

function toCheckpoint(row: CheckpointRow): SignedCheckpoint {
  return { size: Number(row.size), note: row.note, signedAt: row.signed_at };
}
