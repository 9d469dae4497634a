import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { IdentityProviderEntity } from './identity-provider.entity.js';

/** Somebody whom a provider has vouched for and who is linked to nobody: waits for a while. */
@Entity('single_sign_on_arrival')
@Index('uq_single_sign_on_arrival_number', ['number'], { unique: true })
@Index('uq_single_sign_on_arrival_subject', ['issuer', 'subject'], { unique: true })
export class SingleSignOnArrivalEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_single_sign_on_arrival' })
  id: string;

  /** What they tell their administrator: eight digits. */
  @Column('text')
  number: string;

  @ForeignKey(() => IdentityProviderEntity, {
    name: 'fk_single_sign_on_arrival_provider',
    onDelete: 'RESTRICT',
  })
  @Column('uuid')
  providerId: string;

  @Column('text')
  issuer: string;

  @Column('text')
  subject: string;

  /** What the provider calls them: for the administrator's eyes, and no proof of anything. */
  @Column('text')
  shownName: string;

  @Column('timestamptz')
  arrivedAt: Date;

  @Column('timestamptz')
  expiresAt: Date;
}
