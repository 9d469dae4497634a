import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A body-worn camera that the agency owns or maintains. */
@Entity('camera')
@Check('ck_camera_serial_is_upper_case', `"serial" = upper("serial")`)
@Index('uq_camera_serial', ['serial'], { unique: true })
export class CameraEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_camera' })
  id: string;

  @Column('text')
  serial: string;

  @Column('text')
  model: string;

  @Column('timestamptz')
  createdAt: Date;
}
