import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An account that opens with password and second factor when the provider is the only way. */
@Entity('break_glass_account')
@Check('ck_break_glass_account_two_people', `approved_by IS NULL OR approved_by <> prepared_by`)
@Index('uq_break_glass_account_person', ['personId'], { unique: true, where: 'ended_at IS NULL' })
export class BreakGlassAccountEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_break_glass_account' })
  id: string;

  @Column('uuid')
  personId: string;

  @Column('uuid')
  preparedBy: string;

  @Column('timestamptz')
  preparedAt: Date;

  @Column('uuid', { nullable: true })
  approvedBy: string | null;

  @Column('timestamptz', { nullable: true })
  approvedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  lastUsedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  endedAt: Date | null;
}
