import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { IdentityProviderEntity } from './identity-provider.entity.js';

/** Which provider's session a sign-in, and then a session, stands on: for its logout. */
@Entity('single_sign_on_sign_in')
@Index('uq_single_sign_on_sign_in_session', ['sessionId'], { unique: true })
@Index('ix_single_sign_on_sign_in_subject', ['providerId', 'subject'])
export class SingleSignOnSignInEntity {
  /** As `sign-in` names the sign-in. */
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_single_sign_on_sign_in' })
  signInId: string;

  /** Null until the sign-in has led to a session. */
  @Column('uuid', { nullable: true })
  sessionId: string | null;

  @Column('uuid')
  personId: string;

  @ForeignKey(() => IdentityProviderEntity, {
    name: 'fk_single_sign_on_sign_in_provider',
    onDelete: 'RESTRICT',
  })
  @Column('uuid')
  providerId: string;

  @Column('text')
  subject: string;

  /** The provider's own session, where it names one. */
  @Column('text', { nullable: true })
  sid: string | null;

  /** When the person proved at the provider who they are; null where it does not say. */
  @Column('timestamptz', { nullable: true })
  provedAt: Date | null;

  @Column('timestamptz')
  createdAt: Date;

  /** When the provider said that it is over; a sign-in that has no session yet gets none. */
  @Column('timestamptz', { nullable: true })
  endedAt: Date | null;
}
