import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ApiClientPurpose, ApiClientScope } from '../domain/api-client.js';

/** A machine that may come in by itself. Revoked, never deleted. */
@Entity('api_client')
@Check(
  'ck_api_client_purpose',
  `"purpose" IN ('dock', 'dispatch', 'sensor-gateway', 'identity-provisioning')`,
)
@Check(
  'ck_api_client_permissions',
  `cardinality("permissions") > 0 AND "permissions" <@ ARRAY['clip.ingest', 'trigger-event.record', 'person.provision']`,
)
@Check(
  'ck_api_client_revoked_by_somebody',
  `("revoked_at" IS NULL) = ("revoked_by" IS NULL) AND ("revoked_at" IS NULL) = ("revoke_reason" IS NULL)`,
)
@Index('uq_api_client_name', ['name'], { unique: true, where: 'revoked_at IS NULL' })
export class ApiClientEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_api_client' })
  id: string;

  @Column('text')
  name: string;

  @Column('text')
  purpose: ApiClientPurpose;

  @Column('text', { array: true })
  permissions: ApiClientScope[];

  /** Networks in CIDR form that it may come from; none means from anywhere. */
  @Column('text', { array: true })
  networks: string[];

  @Column('integer')
  requestsPerMinute: number;

  /** The person who made it. */
  @Column('uuid')
  createdBy: string;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz')
  validUntil: Date;

  @Column('timestamptz', { nullable: true })
  revokedAt: Date | null;

  @Column('uuid', { nullable: true })
  revokedBy: string | null;

  @Column('text', { nullable: true })
  revokeReason: string | null;
}
