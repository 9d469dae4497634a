import { Check, Column, Entity, Exclusion, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CameraEntity } from './camera.entity.js';
import { OfficerEntity } from './officer.entity.js';

/** Who had the camera when. Written once; only an open end may be filled in, also once. */
@Entity('camera_assignment')
@Check('ck_camera_assignment_period', `"to_at" IS NULL OR "from_at" < "to_at"`)
@Exclusion(
  'ex_camera_assignment_one_officer_at_a_time',
  `USING gist ("camera_id" WITH =, tstzrange("from_at", "to_at") WITH &&)`,
)
@Index('ix_camera_assignment_officer', ['officerId', 'fromAt'])
export class CameraAssignmentEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_camera_assignment' })
  id: string;

  @ForeignKey(() => CameraEntity, { name: 'fk_camera_assignment_camera', onDelete: 'RESTRICT' })
  @Column('uuid')
  cameraId: string;

  @ForeignKey(() => OfficerEntity, { name: 'fk_camera_assignment_officer', onDelete: 'RESTRICT' })
  @Column('uuid')
  officerId: string;

  @Column('timestamptz')
  fromAt: Date;

  @Column('timestamptz', { nullable: true })
  toAt: Date | null;
}
