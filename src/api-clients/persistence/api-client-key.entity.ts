import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { SignatureAlgorithm } from '../domain/public-key.js';
import { ApiClientEntity } from './api-client.entity.js';

/** A public key of a machine that signs its requests; its private half never left the machine. */
@Entity('api_client_key')
@Check('ck_api_client_key_algorithm', `"algorithm" IN ('ed25519', 'ecdsa-p256-sha256')`)
@Index('ix_api_client_key_client', ['clientId'])
export class ApiClientKeyEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_api_client_key' })
  id: string;

  @ForeignKey(() => ApiClientEntity, { name: 'fk_api_client_key_client', onDelete: 'RESTRICT' })
  @Column('uuid')
  clientId: string;

  @Column('text')
  algorithm: SignatureAlgorithm;

  /** SubjectPublicKeyInfo, DER. */
  @Column('bytea')
  spki: Buffer;

  @Column('timestamptz')
  addedAt: Date;

  @Column('timestamptz', { nullable: true })
  endedAt: Date | null;
}
