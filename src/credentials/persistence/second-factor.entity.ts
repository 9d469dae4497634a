import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { FactorKind } from '../domain/second-factor.js';

const wholeNumber = {
  to: (value: number | null) => value,
  from: (value: string | null) => (value === null ? null : Number(value)),
};

/** An authenticator app or a passkey of somebody. Removed, never deleted. */
@Entity('second_factor')
@Check('ck_second_factor_kind', `"kind" IN ('totp', 'passkey')`)
@Check('ck_second_factor_totp', `("kind" = 'totp') = ("sealed_secret" IS NOT NULL)`)
@Check(
  'ck_second_factor_passkey',
  `CASE "kind" WHEN 'passkey' THEN num_nulls("credential_id", "public_key", "counter", "transports") = 0
    ELSE num_nonnulls("credential_id", "public_key", "counter", "transports") = 0 END`,
)
@Index('ix_second_factor_person', ['personId'])
@Index('uq_second_factor_credential_id', ['credentialId'], { unique: true })
export class SecondFactorEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_second_factor' })
  id: string;

  @Column('uuid')
  personId: string;

  @Column('text')
  kind: FactorKind;

  /** The person's own word for it. */
  @Column('text')
  name: string;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  lastUsedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  removedAt: Date | null;

  /** Of an app: its secret, sealed for this row alone. */
  @Column('bytea', { nullable: true })
  sealedSecret: Buffer | null;

  /** Of a passkey: the name under which the authenticator knows it, in base64url. */
  @Column('text', { nullable: true })
  credentialId: string | null;

  /** Of a passkey: its public key as COSE_Key (RFC 9052). */
  @Column('bytea', { nullable: true })
  publicKey: Buffer | null;

  /** Of a passkey: how often the authenticator says it has signed; 0 for ever where it does not count. */
  @Column('bigint', { nullable: true, transformer: wholeNumber })
  counter: number | null;

  /** Of a passkey: how browsers reach its authenticator, such as `usb` or `internal`. */
  @Column('text', { array: true, nullable: true })
  transports: string[] | null;
}
