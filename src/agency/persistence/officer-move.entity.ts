import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { OfficerEntity } from './officer.entity.js';
import { UnitEntity } from './unit.entity.js';

/** An officer's way from one unit to another: planned, in effect, or withdrawn before it came. */
@Entity('officer_move')
@Check(
  'ck_officer_move_effect',
  `("took_effect_at" IS NULL) = ("from_unit_id" IS NULL) AND num_nonnulls("took_effect_at", "withdrawn_at") <= 1`,
)
@Index('ix_officer_move_officer', ['officerId', 'effectiveAt'])
@Index('uq_officer_move_planned', ['officerId'], {
  unique: true,
  where: 'took_effect_at IS NULL AND withdrawn_at IS NULL',
})
export class OfficerMoveEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_officer_move' })
  id: string;

  @ForeignKey(() => OfficerEntity, { name: 'fk_officer_move_officer', onDelete: 'RESTRICT' })
  @Column('uuid')
  officerId: string;

  /** Null until it takes effect: only then is it known which unit is left. */
  @ForeignKey(() => UnitEntity, { name: 'fk_officer_move_from_unit', onDelete: 'RESTRICT' })
  @Column('uuid', { nullable: true })
  fromUnitId: string | null;

  @ForeignKey(() => UnitEntity, { name: 'fk_officer_move_to_unit', onDelete: 'RESTRICT' })
  @Column('uuid')
  toUnitId: string;

  @Column('timestamptz')
  effectiveAt: Date;

  @Column('uuid', { nullable: true })
  enteredBy: string | null;

  @Column('timestamptz')
  enteredAt: Date;

  @Column('timestamptz', { nullable: true })
  tookEffectAt: Date | null;

  @Column('timestamptz', { nullable: true })
  withdrawnAt: Date | null;
}
