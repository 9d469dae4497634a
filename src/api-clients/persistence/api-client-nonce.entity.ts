import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ApiClientKeyEntity } from './api-client-key.entity.js';

/** A number that a signed request used up, for as long as its signature would still be young enough. */
@Entity('api_client_nonce')
@Index('ix_api_client_nonce_expires_at', ['expiresAt'])
export class ApiClientNonceEntity {
  @ForeignKey(() => ApiClientKeyEntity, { name: 'fk_api_client_nonce_key', onDelete: 'RESTRICT' })
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_api_client_nonce' })
  keyId: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_api_client_nonce' })
  nonce: string;

  @Column('timestamptz')
  expiresAt: Date;
}
