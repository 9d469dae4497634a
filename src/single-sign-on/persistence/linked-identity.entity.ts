import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { IdentityProviderEntity } from './identity-provider.entity.js';

/** Who somebody is at an identity provider: by issuer and subject, and by nothing else. */
@Entity('linked_identity')
@Check(
  'ck_linked_identity_two_people',
  `approved_by IS NULL OR (approved_by <> linked_by AND approved_by <> person_id)`,
)
@Check('ck_linked_identity_approved', `(approved_by IS NULL) = (approved_at IS NULL)`)
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

  /** Whoever approved a link that somebody made for somebody else; until then it opens nothing. */
  @Column('uuid', { nullable: true })
  approvedBy: string | null;

  @Column('timestamptz', { nullable: true })
  approvedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  endedAt: Date | null;
}
