import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { SigningAlgorithm } from '../domain/provider.js';

/** A system that proves for the agency who somebody is (OpenID Connect). */
@Entity('identity_provider')
@Check('ck_identity_provider_algorithm', `"algorithm" IN ('RS256', 'PS256', 'ES256', 'EdDSA')`)
@Check('ck_identity_provider_assured', `cardinality(required_acr) + cardinality(required_amr) > 0`)
@Index('uq_identity_provider_slug', ['slug'], { unique: true })
@Index('uq_identity_provider_name', ['name'], { unique: true })
@Index('uq_identity_provider_issuer', ['issuer'], { unique: true })
export class IdentityProviderEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_identity_provider' })
  id: string;

  /** How it is named in addresses. */
  @Column('text')
  slug: string;

  /** How people know it. */
  @Column('text')
  name: string;

  @Column('text')
  issuer: string;

  @Column('text')
  clientId: string;

  /** Sealed to its place; the database alone gives nothing away. */
  @Column('bytea')
  clientSecret: Buffer;

  @Column('text')
  algorithm: SigningAlgorithm;

  @Column('text', { array: true })
  scopes: string[];

  @Column('text', { array: true })
  requiredAcr: string[];

  @Column('text', { array: true })
  requiredAmr: string[];

  /** The claim of the ID token that holds groups; null where roles are not given by groups. */
  @Column('text', { nullable: true })
  groupsClaim: string | null;

  @Column('boolean')
  isEnabled: boolean;

  @Column('uuid')
  createdBy: string;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz')
  changedAt: Date;
}
