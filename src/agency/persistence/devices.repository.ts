import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Scope } from '../../identity/identity.public.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { Equipment } from '../domain/assignment.js';
import { CameraEntity } from './camera.entity.js';
import { SensorEntity } from './sensor.entity.js';

/** A device in the list, with whoever has it now. */
export interface ListedDevice {
  readonly id: string;
  readonly serial: string;
  /** A camera's model, or a sensor's kind. */
  readonly type: string;
  readonly officerId: string | null;
  readonly since: Date | null;
}

const TYPE_COLUMN = { camera: 'model', sensor: 'kind' } as const;

@Injectable()
export class DevicesRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insertCameras(tx: Tx, cameras: readonly CameraEntity[]): Promise<void> {
    await tx.insert(CameraEntity, [...cameras]);
  }

  async insertSensors(tx: Tx, sensors: readonly SensorEntity[]): Promise<void> {
    await tx.insert(SensorEntity, [...sensors]);
  }

  cameraBySerial(serial: string, tx?: Tx): Promise<CameraEntity | null> {
    return (tx ?? this.dataSource).getRepository(CameraEntity).findOneBy({ serial });
  }

  /** Locks the device until the transaction ends, so its assignments change one after another. */
  async lock(tx: Tx, device: Equipment, id: string): Promise<{ serial: string } | null> {
    const rows: { serial: string }[] = await tx.query(
      `SELECT serial FROM ${device} WHERE id = $1 FOR UPDATE`,
      [id],
    );
    return rows[0] ?? null;
  }

  /** Devices by serial; a narrower scope than all sees only those its officers have now. */
  async page(
    device: Equipment,
    scope: Scope,
    filter: { now: Date; afterSerial: string | null; limit: number },
  ): Promise<ListedDevice[]> {
    return this.dataSource.query(
      `SELECT d.id, d.serial, d.${TYPE_COLUMN[device]} AS type,
              a.officer_id AS "officerId", a.from_at AS since
       FROM ${device} d
       LEFT JOIN ${device}_assignment a
         ON a.${device}_id = d.id AND tstzrange(a.from_at, a.to_at) @> $1::timestamptz
       LEFT JOIN officer o ON o.id = a.officer_id
       WHERE ($2::text IS NULL OR d.serial > $2)
         AND ($3::uuid[] IS NULL OR o.unit_id = ANY($3))
         AND ($4::uuid IS NULL OR a.officer_id = $4)
       ORDER BY d.serial LIMIT $5`,
      [
        filter.now,
        filter.afterSerial,
        scope.kind === 'units' ? scope.unitIds : null,
        scope.kind === 'own' ? scope.officerId : null,
        filter.limit,
      ],
    );
  }
}
