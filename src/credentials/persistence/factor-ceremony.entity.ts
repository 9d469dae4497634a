import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type CeremonyPurpose = 'totp-enrolment' | 'passkey-enrolment' | 'passkey-proof';

/**
 * An exchange that has begun: an enrolment, or the proof of a passkey. It belongs to one sign-in or
 * one session and to nothing else, so what was asked there is answered only there.
 */
@Entity('factor_ceremony')
@Check(
  'ck_factor_ceremony_purpose',
  `"purpose" IN ('totp-enrolment', 'passkey-enrolment', 'passkey-proof')`,
)
@Check(
  'ck_factor_ceremony_holds',
  `("purpose" = 'totp-enrolment') = ("sealed_secret" IS NOT NULL)
    AND ("purpose" = 'totp-enrolment') = ("challenge" IS NULL)`,
)
@Index('uq_factor_ceremony_bound_to', ['boundTo', 'purpose'], { unique: true })
@Index('ix_factor_ceremony_expires_at', ['expiresAt'])
export class FactorCeremonyEntity {
  /** Of an enrolment, also the identifier of the factor that it will make. */
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_factor_ceremony' })
  id: string;

  /** The pending sign-in or the session. */
  @Column('uuid')
  boundTo: string;

  @Column('text')
  purpose: CeremonyPurpose;

  @Column('uuid')
  personId: string;

  /** 256 random bits in base64url, for a passkey to sign. */
  @Column('text', { nullable: true })
  challenge: string | null;

  @Column('bytea', { nullable: true })
  sealedSecret: Buffer | null;

  @Column('timestamptz')
  expiresAt: Date;
}
