import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions.js';

/** Who recorded, with what: one row for each officer who has a camera now. */
export interface Wearer {
  readonly officerId: string;
  readonly unitId: string;
  readonly cameraId: string;
  readonly cameraSerial: string;
}

/** Column by column: one array travels faster than a thousand rows. */
export interface LedgerBatch {
  readonly ids: readonly string[];
  readonly wearers: readonly Wearer[];
  readonly recordedAt: readonly Date[];
  readonly categories: readonly (string | null)[];
}

/**
 * The one place that writes into another feature's table, and reads one: a million clips cannot
 * be taken in one by one. For benchmarks only; each row still has its entry in the trail.
 */
@Injectable()
export class SyntheticLedgerRepository {
  wearers(tx: Tx): Promise<Wearer[]> {
    return tx.query<Wearer[]>(`
      SELECT o.id AS "officerId", o.unit_id AS "unitId", c.id AS "cameraId",
             c.serial AS "cameraSerial"
        FROM camera_assignment a
        JOIN officer o ON o.id = a.officer_id
        JOIN camera c ON c.id = a.camera_id
       WHERE a.to_at IS NULL
       ORDER BY c.serial`);
  }

  async insert(tx: Tx, { ids, wearers, recordedAt, categories }: LedgerBatch): Promise<void> {
    await tx.query(INSERT, [
      ids,
      wearers.map(({ cameraSerial }) => cameraSerial),
      wearers.map(({ cameraId }) => cameraId),
      wearers.map(({ officerId }) => officerId),
      wearers.map(({ unitId }) => unitId),
      recordedAt,
      categories,
    ]);
  }
}

const INSERT = `
  INSERT INTO clip (id, source, source_clip_id, camera_serial, camera_id, officer_id, unit_id,
                    recorded_at, buffer_ms, activated_at, duration_ms, trigger, state, sha256,
                    size_bytes, object_key, integrity, classification, category, restrictions,
                    registered_at, received_at, ready_at)
  SELECT id, 'synthetic', id::text, serial, camera_id, officer_id, unit_id,
         recorded_at, 30000, recorded_at + interval '30 seconds',
         60000 + (extract(epoch FROM recorded_at)::bigint % 1740) * 1000, 'manual', 'ready',
         encode(sha256(convert_to(id::text, 'UTF8')), 'hex'),
         100000000, 'originals/synthetic', 'ok', 'private', category, '{}',
         recorded_at + interval '8 hours', recorded_at + interval '8 hours',
         recorded_at + interval '9 hours'
    FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::uuid[], $6::timestamptz[],
                $7::text[])
      AS row (id, serial, camera_id, officer_id, unit_id, recorded_at, category)`;
