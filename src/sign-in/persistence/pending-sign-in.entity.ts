import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { SecondFactorKind, SignInMethod } from '../../identity/identity.public.js';
import type { Step } from '../domain/pending-sign-in.js';

/** A sign-in between its beginning and its session. Only the hash of its token is kept. */
@Entity('pending_sign_in')
@Check('ck_pending_sign_in_method', `"method" IN ('password', 'single-sign-on')`)
@Index('uq_pending_sign_in_token_sha256', ['tokenSha256'], { unique: true })
@Index('ix_pending_sign_in_person', ['personId'])
@Index('ix_pending_sign_in_expires_at', ['expiresAt'])
export class PendingSignInEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_pending_sign_in' })
  id: string;

  @Column('uuid')
  personId: string;

  @Column('text')
  method: SignInMethod;

  @Column('boolean')
  bearer: boolean;

  @Column('bytea')
  tokenSha256: Buffer;

  /** The steps that were taken. */
  @Column('text', { array: true })
  done: Step[];

  /** Digest of the notice that was acknowledged. */
  @Column('text', { nullable: true })
  notice: string | null;

  @Column('text', { nullable: true })
  factor: SecondFactorKind | null;

  /** The password that it began with must be replaced. */
  @Column('boolean')
  needsNewPassword: boolean;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz')
  expiresAt: Date;

  /** When it led to a session or was given up. */
  @Column('timestamptz', { nullable: true })
  spentAt: Date | null;
}
