import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

export type UploadState = 'open' | 'finished' | 'accepted' | 'superseded';

/**
 * One transfer of a clip's bytes. open: bytes are coming. finished: all are in the staging folder.
 * accepted: they are in the object store, or in quarantine, and the staged copy may go.
 * superseded: another upload of the same clip was faster.
 */
@Entity('upload')
@Check('ck_upload_state', `"state" IN ('open', 'finished', 'accepted', 'superseded')`)
@Check('ck_upload_size', `"size_bytes" >= 0`)
@Index('ix_upload_clip', ['clipId'])
export class UploadEntity {
  /** Also the name of the staged file. */
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_upload' })
  id: string;

  @ForeignKey('clip', { name: 'fk_upload_clip', onDelete: 'RESTRICT' })
  @Column('uuid')
  clipId: string;

  /** Only this person or machine may go on with it. */
  @Column('uuid')
  createdBy: string;

  /** Declared at the beginning; not a byte more is taken. */
  @Column('bigint', { transformer: { to: (value: number) => value, from: Number } })
  sizeBytes: number;

  @Column('text', { nullable: true })
  claimedSha256: string | null;

  @Column('text')
  state: UploadState;

  @Column('timestamptz')
  createdAt: Date;
}
