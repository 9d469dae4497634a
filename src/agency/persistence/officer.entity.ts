import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { UnitEntity } from './unit.entity.js';

/** Somebody on the roster who may wear a camera; not necessarily somebody with an account. */
@Entity('officer')
@Index('uq_officer_badge_number', ['badgeNumber'], { unique: true })
@Index('ix_officer_unit', ['unitId', 'badgeNumber'])
export class OfficerEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_officer' })
  id: string;

  @Column('text')
  name: string;

  @Column('text')
  badgeNumber: string;

  @ForeignKey(() => UnitEntity, { name: 'fk_officer_unit', onDelete: 'RESTRICT' })
  @Column('uuid')
  unitId: string;

  @Column('timestamptz')
  createdAt: Date;

  /** Since when the officer is not here any more; null for whoever is. */
  @Column('timestamptz', { nullable: true })
  leftAt: Date | null;
}
