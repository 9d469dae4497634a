import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The end of somebody's employment, planned or at once, and when their access ended with it. */
@Entity('personnel_termination')
@Check(
  'ck_personnel_termination_withdrawn',
  `num_nonnulls("withdrawn_by", "withdrawn_at") IN (0, 2)`,
)
@Check('ck_personnel_termination_one_end', `"access_ended_at" IS NULL OR "withdrawn_at" IS NULL`)
@Index('ix_personnel_termination_person', ['personId', 'id'])
@Index('uq_personnel_termination_open', ['personId'], {
  unique: true,
  where: 'access_ended_at IS NULL AND withdrawn_at IS NULL',
})
export class PersonnelTerminationEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_personnel_termination' })
  id: string;

  @Column('uuid')
  personId: string;

  /** When the agency learned of it. */
  @Column('timestamptz')
  knownAt: Date;

  /** When the employment ends. */
  @Column('timestamptz')
  endsAt: Date;

  @Column('boolean')
  isHighRisk: boolean;

  @Column('text')
  reason: string;

  @Column('uuid')
  enteredBy: string;

  @Column('timestamptz')
  enteredAt: Date;

  @Column('timestamptz', { nullable: true })
  accessEndedAt: Date | null;

  /** When it was entered that access is still open after its time. */
  @Column('timestamptz', { nullable: true })
  lateNoticedAt: Date | null;

  @Column('uuid', { nullable: true })
  withdrawnBy: string | null;

  @Column('timestamptz', { nullable: true })
  withdrawnAt: Date | null;
}
