import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

import { bigInteger } from './big-integer.js';
import { ClipEntity } from './clip.entity.js';

export const RENDITION_KINDS = ['thumbnail', 'proxy'] as const;
export type RenditionKind = (typeof RENDITION_KINDS)[number];

/** A file made from an original. It names what it was made from, and how, so it can be made again. */
@Entity('rendition')
@Check('ck_rendition_kind', `"kind" IN ('thumbnail', 'proxy')`)
@Index('uq_rendition_clip_kind', ['clipId', 'kind'], { unique: true })
export class RenditionEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_rendition' })
  id: string;

  @ForeignKey(() => ClipEntity, { name: 'fk_rendition_clip', onDelete: 'RESTRICT' })
  @Column('uuid')
  clipId: string;

  @Column('text')
  kind: RenditionKind;

  @Column('text')
  objectKey: string;

  @Column('text')
  sha256: string;

  @Column('bigint', { transformer: bigInteger })
  sizeBytes: number;

  @Column('text')
  mediaType: string;

  /** Digest of the original that it was made from. */
  @Column('text')
  sourceSha256: string;

  /** Name and version, such as `ffmpeg 5.1.9-0+deb12u1`. */
  @Column('text')
  tool: string;

  @Column('jsonb')
  arguments: string[];

  @Column('timestamptz')
  createdAt: Date;
}
