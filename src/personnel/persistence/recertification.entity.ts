import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** One review of all accounts, from its opening to its closing. */
@Entity('recertification')
@Check('ck_recertification_closed', `num_nonnulls("closed_at", "closed_by", "summary") IN (0, 3)`)
@Check('ck_recertification_period', `"opened_at" < "due_at"`)
export class RecertificationEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_recertification' })
  id: string;

  @Column('timestamptz')
  openedAt: Date;

  /** Null where its time had come and it opened by itself. */
  @Column('uuid', { nullable: true })
  openedBy: string | null;

  @Column('timestamptz')
  dueAt: Date;

  /** When it was entered that accounts are undecided after their time. */
  @Column('timestamptz', { nullable: true })
  escalatedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  closedAt: Date | null;

  @Column('uuid', { nullable: true })
  closedBy: string | null;

  @Column('text', { nullable: true })
  summary: string | null;
}
