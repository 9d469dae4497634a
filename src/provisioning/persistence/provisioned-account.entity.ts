import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An account that the system which knows who works here keeps in step. */
@Entity('provisioned_account')
@Index('uq_provisioned_account_external_id', ['externalId'], { unique: true })
export class ProvisionedAccountEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_provisioned_account' })
  personId: string;

  /** The other system's own name of the person. */
  @Column('text', { nullable: true })
  externalId: string | null;

  /** The API client that made the link. */
  @Column('uuid')
  linkedBy: string;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz')
  changedAt: Date;

  /** Removed there: for the other system it does not exist any more, for us it does. */
  @Column('timestamptz', { nullable: true })
  removedAt: Date | null;
}
