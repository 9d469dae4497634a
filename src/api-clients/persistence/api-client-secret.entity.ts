import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ApiClientEntity } from './api-client.entity.js';

/** What of a machine's credential is kept: a digest, and until when it is good. */
@Entity('api_client_secret')
@Index('ix_api_client_secret_client', ['clientId'])
export class ApiClientSecretEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_api_client_secret' })
  id: string;

  @ForeignKey(() => ApiClientEntity, {
    name: 'fk_api_client_secret_client',
    onDelete: 'RESTRICT',
  })
  @Column('uuid')
  clientId: string;

  @Column('bytea')
  secretSha256: Buffer;

  @Column('timestamptz')
  madeAt: Date;

  /** Null for the newest: it ends with the client. */
  @Column('timestamptz', { nullable: true })
  endsAt: Date | null;
}
