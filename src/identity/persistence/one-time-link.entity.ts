import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { PersonEntity } from './person.entity.js';

export type LinkPurpose = 'setup' | 'invitation' | 'password-reset';

/** A link that works once. Only the hash of its token is kept. */
@Entity('one_time_link')
@Check('ck_one_time_link_purpose', `"purpose" IN ('setup', 'invitation', 'password-reset')`)
@Index('uq_one_time_link_token_sha256', ['tokenSha256'], { unique: true })
export class OneTimeLinkEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_one_time_link' })
  id: string;

  @Column('text')
  purpose: LinkPurpose;

  /** Whose invitation it is; null for the setup link. */
  @ForeignKey(() => PersonEntity, { name: 'fk_one_time_link_person', onDelete: 'RESTRICT' })
  @Column('uuid', { nullable: true })
  personId: string | null;

  @Column('bytea')
  tokenSha256: Buffer;

  @Column('timestamptz')
  expiresAt: Date;

  @Column('timestamptz', { nullable: true })
  usedAt: Date | null;
}
