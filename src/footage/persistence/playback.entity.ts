import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

import type { Purpose } from '../domain/purposes.js';
import type { ServedRanges } from '../domain/served-ranges.js';
import { bigInteger } from './big-integer.js';
import { ClipEntity } from './clip.entity.js';

/** The grant by which one person, in one session, watches one rendition of one clip. */
@Entity('playback')
@Check('ck_playback_rendition', `"rendition" IN ('original', 'proxy')`)
@Index('ix_playback_clip', ['clipId'])
@Index('ix_playback_session', ['sessionId'])
@Index('ix_playback_started_at', ['startedAt', 'id'])
@Index('ix_playback_person', ['personId', 'startedAt'])
export class PlaybackEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_playback' })
  id: string;

  @ForeignKey(() => ClipEntity, { name: 'fk_playback_clip', onDelete: 'RESTRICT' })
  @Column('uuid')
  clipId: string;

  @Column('uuid')
  personId: string;

  @Column('uuid')
  sessionId: string;

  @Column('text')
  purpose: Purpose;

  /** Number of the case, request or complaint. */
  @Column('text', { nullable: true })
  purposeReference: string | null;

  @Column('text', { nullable: true })
  purposeExplanation: string | null;

  /** The written authorization by which it was opened; it ends with that one. */
  @Column('uuid', { nullable: true })
  authorizationId: string | null;

  @Column('uuid', { nullable: true })
  reviewId: string | null;

  @Column('text')
  rendition: 'original' | 'proxy';

  @Column('text')
  objectKey: string;

  @Column('text')
  mediaType: string;

  /** Digest of the rendition's bytes; also its entity tag. */
  @Column('text')
  sha256: string;

  @Column('bigint', { transformer: bigInteger })
  sizeBytes: number;

  @Column('timestamptz')
  startedAt: Date;

  @Column('timestamptz', { nullable: true })
  endedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  lastServedAt: Date | null;

  @Column('int')
  servedRequests: number;

  @Column('bigint', { transformer: bigInteger })
  servedBytes: number;

  @Column('jsonb')
  servedRanges: ServedRanges;
}
