import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { SensorKind } from '../domain/sensor-kind.js';

/** A device that tells of an act that ought to be on camera. */
@Entity('sensor')
@Check('ck_sensor_kind', `"kind" IN ('holster', 'taser', 'light_bar')`)
@Check('ck_sensor_serial_is_upper_case', `"serial" = upper("serial")`)
@Index('uq_sensor_serial', ['serial'], { unique: true })
export class SensorEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_sensor' })
  id: string;

  @Column('text')
  serial: string;

  @Column('text')
  kind: SensorKind;

  @Column('timestamptz')
  createdAt: Date;
}
