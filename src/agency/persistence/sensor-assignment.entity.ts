import { Check, Column, Entity, Exclusion, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { SensorEntity } from './sensor.entity.js';
import { OfficerEntity } from './officer.entity.js';

/** Who had the sensor when. Written once; only an open end may be filled in, also once. */
@Entity('sensor_assignment')
@Check('ck_sensor_assignment_period', `"to_at" IS NULL OR "from_at" < "to_at"`)
@Exclusion(
  'ex_sensor_assignment_one_officer_at_a_time',
  `USING gist ("sensor_id" WITH =, tstzrange("from_at", "to_at") WITH &&)`,
)
@Index('ix_sensor_assignment_officer', ['officerId', 'fromAt'])
export class SensorAssignmentEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_sensor_assignment' })
  id: string;

  @ForeignKey(() => SensorEntity, { name: 'fk_sensor_assignment_sensor', onDelete: 'RESTRICT' })
  @Column('uuid')
  sensorId: string;

  @ForeignKey(() => OfficerEntity, { name: 'fk_sensor_assignment_officer', onDelete: 'RESTRICT' })
  @Column('uuid')
  officerId: string;

  @Column('timestamptz')
  fromAt: Date;

  @Column('timestamptz', { nullable: true })
  toAt: Date | null;
}
