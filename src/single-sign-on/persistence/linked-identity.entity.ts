import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { IdentityProviderEntity } from './identity-provider.entity.js';

/** Who somebody is at an identity provider: by issuer and subject, and by nothing else. */
@Entity('linked_identity')
@Index('uq_linked_identity_subject', ['issuer', 'subject'], {
  unique: true,
  where: 'ended_at IS NULL',
})
@Index('ix_linked_identity_person', ['personId'])
export class LinkedIdentityEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_linked_identity' })
  id: string;

  @ForeignKey(() => IdentityProviderEntity, {
    name: 'fk_linked_identity_provider',
    onDelete: 'RESTRICT',
  })
  @Column('uuid')
  providerId: string;

  /** As it was when the link was made: a provider whose issuer changes knows nobody any more. */
  @Column('text')
  issuer: string;

  @Column('text')
  subject: string;

  @Column('uuid')
  personId: string;

  @Column('uuid')
  linkedBy: string;

  @Column('timestamptz')
  linkedAt: Date;

  @Column('timestamptz', { nullable: true })
  endedAt: Date | null;
}
