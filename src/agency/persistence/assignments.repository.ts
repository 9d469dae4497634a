import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Tx } from '../../platform/database/transactions.js';
import type { Equipment, HeldPeriod, Period } from '../domain/assignment.js';

export interface NewAssignment extends Period {
  readonly id: string;
  readonly deviceId: string;
  readonly officerId: string;
}

/** An officer at a moment. */
export interface Holder {
  readonly officerId: string;
  readonly unitId: string;
}

/**
 * The unit that an officer `o` was in at a moment: the one that the next move after it left, or,
 * where none came after, the one of today.
 */
const unitAt = (moment: string) => `
  COALESCE((SELECT m.from_unit_id FROM officer_move m
            WHERE m.officer_id = o.id AND m.took_effect_at IS NOT NULL AND m.effective_at > ${moment}
            ORDER BY m.effective_at LIMIT 1), o.unit_id)`;

/** Who had which device when. Cameras and sensors have a table each, of the same form. */
@Injectable()
export class AssignmentsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async overlapping(
    tx: Tx,
    device: Equipment,
    deviceId: string,
    { from, to }: Period,
  ): Promise<HeldPeriod[]> {
    return tx.query(
      `SELECT id, officer_id AS "officerId", from_at AS "from", to_at AS "to"
       FROM ${device}_assignment
       WHERE ${device}_id = $1
         AND tstzrange(from_at, to_at) && tstzrange($2::timestamptz, $3::timestamptz)
       ORDER BY from_at`,
      [deviceId, from, to],
    );
  }

  async insert(tx: Tx, device: Equipment, assignment: NewAssignment): Promise<void> {
    const { id, deviceId, officerId, from, to } = assignment;
    await tx.query(
      `INSERT INTO ${device}_assignment (id, ${device}_id, officer_id, from_at, to_at)
       VALUES ($1, $2, $3, $4, $5)`,
      [id, deviceId, officerId, from, to],
    );
  }

  async end(tx: Tx, device: Equipment, id: string, at: Date): Promise<void> {
    await tx.query(`UPDATE ${device}_assignment SET to_at = $2 WHERE id = $1`, [id, at]);
  }

  async cameraWearer(cameraId: string, at: Date, tx?: Tx): Promise<Holder | null> {
    const rows: Holder[] = await (tx ?? this.dataSource).query(
      `SELECT a.officer_id AS "officerId", ${unitAt('$2::timestamptz')} AS "unitId"
       FROM camera_assignment a JOIN officer o ON o.id = a.officer_id
       WHERE a.camera_id = $1 AND tstzrange(a.from_at, a.to_at) @> $2::timestamptz`,
      [cameraId, at],
    );
    return rows[0] ?? null;
  }

  /** For each question in turn: who held the sensor with this serial then, or null. */
  async sensorHolders(
    tx: Tx,
    questions: readonly { serial: string; at: Date }[],
  ): Promise<(Holder | null)[]> {
    const rows: { officerId: string | null; unitId: string | null }[] = await tx.query(
      `SELECT o.id AS "officerId",
              CASE WHEN o.id IS NOT NULL THEN ${unitAt('q.at')} END AS "unitId"
       FROM unnest($1::text[], $2::timestamptz[]) WITH ORDINALITY AS q (serial, at, nth)
       LEFT JOIN sensor s ON s.serial = q.serial
       LEFT JOIN sensor_assignment a
         ON a.sensor_id = s.id AND tstzrange(a.from_at, a.to_at) @> q.at
       LEFT JOIN officer o ON o.id = a.officer_id
       ORDER BY q.nth`,
      [questions.map(({ serial }) => serial), questions.map(({ at }) => at)],
    );
    return rows.map(({ officerId, unitId }) =>
      officerId === null || unitId === null ? null : { officerId, unitId },
    );
  }

  /** For each question in turn: whether the officer had any camera then. */
  async hadCamera(
    tx: Tx,
    questions: readonly { officerId: string; at: Date }[],
  ): Promise<boolean[]> {
    const rows: { had: boolean }[] = await tx.query(
      `SELECT EXISTS (SELECT FROM camera_assignment a
                      WHERE a.officer_id = q.officer_id
                        AND a.from_at <= q.at AND (a.to_at IS NULL OR a.to_at > q.at)) AS had
       FROM unnest($1::uuid[], $2::timestamptz[]) WITH ORDINALITY AS q (officer_id, at, nth)
       ORDER BY q.nth`,
      [questions.map(({ officerId }) => officerId), questions.map(({ at }) => at)],
    );
    return rows.map(({ had }) => had);
  }
}
