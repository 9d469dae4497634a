import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Purpose } from '../domain/attempt.js';

/** A way to an identity provider that a browser has begun. Only a digest of its cookie is kept. */
@Entity('single_sign_on_attempt')
@Check(
  'ck_single_sign_on_attempt_purpose',
  `"purpose" IN ('sign-in', 'confirmation', 'link', 'test')`,
)
@Check('ck_single_sign_on_attempt_whose', `(purpose = 'sign-in') = (person_id IS NULL)`)
@Index('ix_single_sign_on_attempt_expires_at', ['expiresAt'])
export class SingleSignOnAttemptEntity {
  @PrimaryColumn('bytea', { primaryKeyConstraintName: 'pk_single_sign_on_attempt' })
  digest: Buffer;

  @Column('uuid')
  providerId: string;

  @Column('text')
  purpose: Purpose;

  /** Who is signed in and goes; null for whoever wants to come in. */
  @Column('uuid', { nullable: true })
  personId: string | null;

  @Column('uuid', { nullable: true })
  sessionId: string | null;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz')
  expiresAt: Date;

  @Column('timestamptz', { nullable: true })
  usedAt: Date | null;
}
