import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ReviewEntity } from './review.entity.js';
import { ReviewPlaybackEntity } from './review-playback.entity.js';

/** A stretch of footage that a playback showed. Written once, never changed. */
@Entity('watch_interval')
@Check('ck_watch_interval_stretch', `"start_ms" >= 0 AND "start_ms" < "end_ms"`)
@Check('ck_watch_interval_speed', `"speed" BETWEEN 0.25 AND 16`)
@Index('ix_watch_interval_review', ['reviewId'])
@Index(
  'uq_watch_interval_stretch',
  ['playbackId', 'startMs', 'endMs', 'speed', 'muted', 'visible'],
  { unique: true },
)
export class WatchIntervalEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_watch_interval' })
  id: string;

  @ForeignKey(() => ReviewEntity, { name: 'fk_watch_interval_review', onDelete: 'RESTRICT' })
  @Column('uuid')
  reviewId: string;

  @ForeignKey(() => ReviewPlaybackEntity, {
    name: 'fk_watch_interval_playback',
    onDelete: 'RESTRICT',
  })
  @Column('uuid')
  playbackId: string;

  @Column('integer')
  startMs: number;

  @Column('integer')
  endMs: number;

  @Column('double precision')
  speed: number;

  @Column('boolean')
  muted: boolean;

  @Column('boolean')
  visible: boolean;

  @Column('timestamptz')
  recordedAt: Date;
}
