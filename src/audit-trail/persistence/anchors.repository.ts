import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Tx } from '../../platform/database/transactions.js';

/** A time stamp over one published checkpoint. */
export interface Anchor {
  /** The checkpoint's. */
  readonly size: number;
  /** DER of the TimeStampResp, over the SHA-256 of the checkpoint's file. */
  readonly response: Buffer;
  /** As the authority says. */
  readonly stampedAt: Date;
}

export interface AnchorAttempt {
  /** Null before the first. */
  readonly at: Date | null;
  /** Why it failed; null if it did not. */
  readonly trouble: string | null;
}

const COLUMNS = 'size::float8, response, stamped_at AS "stampedAt"';

/** Anchors are kept for good; of the attempts only how the last one went. */
@Injectable()
export class AnchorsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async keep(tx: Tx, { size, response, stampedAt }: Anchor): Promise<void> {
    await tx.query(
      'INSERT INTO audit.anchor (size, response, stamped_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [size, response, stampedAt],
    );
  }

  async newest(): Promise<Anchor | null> {
    const text = `SELECT ${COLUMNS} FROM audit.anchor ORDER BY size DESC LIMIT 1`;
    const [row] = await this.dataSource.query<Anchor[]>(text);
    return row ?? null;
  }

  /** Of checkpoints after one size, up to and with another, in order, at most `limit`. */
  async between(after: number, upTo: number, limit: number): Promise<Anchor[]> {
    const text = `SELECT ${COLUMNS} FROM audit.anchor
                   WHERE size > $1 AND size <= $2 ORDER BY size LIMIT $3`;
    return this.dataSource.query<Anchor[]>(text, [after, upTo, limit]);
  }

  async lastAttempt(): Promise<AnchorAttempt> {
    const text = 'SELECT at, trouble FROM audit.anchor_attempt';
    const [row] = await this.dataSource.query<AnchorAttempt[]>(text);
    return row ?? { at: null, trouble: null };
  }

  async attempted(trouble: string | null): Promise<void> {
    await this.dataSource.query(
      'UPDATE audit.anchor_attempt SET at = clock_timestamp(), trouble = $1',
      [trouble],
    );
  }
}
