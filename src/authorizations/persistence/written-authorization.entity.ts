import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type {
  AuthorizationKind,
  AuthorizationReach,
  Restriction,
  WrittenAuthorization,
} from '../domain/written-authorization.js';

/** One written act of the chief or a designee. It is only added to; revoking is its one change. */
@Entity('written_authorization')
@Check('ck_written_authorization_kind', `"kind" IN ('viewing', 'designation', 'clearance')`)
@Check(
  'ck_written_authorization_reach',
  `("kind" = 'viewing') = ("reach" IS NOT NULL) AND "reach" IN ('own', 'units', 'all')`,
)
@Check(
  'ck_written_authorization_units',
  `(COALESCE("reach", 'all') = 'units') = (cardinality("unit_ids") > 0)`,
)
@Check(
  'ck_written_authorization_restrictions',
  `("kind" = 'clearance') = (cardinality("restrictions") > 0)`,
)
@Check('ck_written_authorization_period', `"valid_from" < "valid_until"`)
@Check(
  'ck_written_authorization_document',
  `num_nonnulls("document_reference", "document_sha256") > 0`,
)
@Check(
  'ck_written_authorization_revoked',
  `num_nonnulls("revoked_at", "revoked_by", "revocation_reason") IN (0, 3)`,
)
@Index('ix_written_authorization_person', ['personId', 'validUntil'])
@Index('ix_written_authorization_until', ['validUntil', 'id'])
export class WrittenAuthorizationEntity implements WrittenAuthorization {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_written_authorization' })
  id: string;

  @Column('text')
  kind: AuthorizationKind;

  @Column('uuid')
  personId: string;

  @Column('text', { nullable: true })
  reach: AuthorizationReach | null;

  @Column('uuid', { array: true })
  unitIds: string[];

  @Column('boolean')
  coversReviews: boolean;

  @Column('text', { array: true })
  restrictions: Restriction[];

  @Column('text')
  purpose: string;

  @Column('uuid')
  authorizedBy: string;

  @Column('uuid', { nullable: true })
  designationId: string | null;

  @Column('text', { nullable: true })
  documentReference: string | null;

  @Column('text', { nullable: true })
  documentSha256: string | null;

  @Column('timestamptz')
  validFrom: Date;

  @Column('timestamptz')
  validUntil: Date;

  @Column('timestamptz')
  grantedAt: Date;

  @Column('timestamptz', { nullable: true })
  revokedAt: Date | null;

  @Column('uuid', { nullable: true })
  revokedBy: string | null;

  @Column('text', { nullable: true })
  revocationReason: string | null;
}
