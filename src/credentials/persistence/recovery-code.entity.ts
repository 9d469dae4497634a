import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Of a recovery code, its digest and whether it still works. */
@Entity('recovery_code')
@Index('uq_recovery_code_code_sha256', ['personId', 'codeSha256'], { unique: true })
export class RecoveryCodeEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_recovery_code' })
  id: string;

  @Column('uuid')
  personId: string;

  @Column('bytea')
  codeSha256: Buffer;

  @Column('timestamptz')
  madeAt: Date;

  @Column('timestamptz', { nullable: true })
  usedAt: Date | null;

  /** When new codes took its place, or the person's factors were reset. */
  @Column('timestamptz', { nullable: true })
  withdrawnAt: Date | null;
}
