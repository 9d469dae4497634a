import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { ApiClientEntity } from './api-client.entity.js';

/** When a machine was last here, to a minute, and from where. */
@Entity('api_client_use')
export class ApiClientUseEntity {
  @ForeignKey(() => ApiClientEntity, { name: 'fk_api_client_use_client', onDelete: 'RESTRICT' })
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_api_client_use' })
  clientId: string;

  @Column('timestamptz')
  usedAt: Date;

  @Column('text', { nullable: true })
  usedFrom: string | null;
}
