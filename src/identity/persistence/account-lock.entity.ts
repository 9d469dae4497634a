import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An account that too many failed attempts have closed, until somebody releases it (CJIS AC-7). */
@Entity('account_lock')
@Index('uq_account_lock_person_while_locked', ['personId'], {
  unique: true,
  where: 'released_at IS NULL',
})
export class AccountLockEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_account_lock' })
  id: string;

  @Column('uuid')
  personId: string;

  @Column('timestamptz')
  lockedAt: Date;

  @Column('timestamptz', { nullable: true })
  releasedAt: Date | null;

  @Column('uuid', { nullable: true })
  releasedBy: string | null;
}
