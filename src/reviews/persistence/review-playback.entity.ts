import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ReviewEntity } from './review.entity.js';

/** A playback that was opened for a review, and since when it can have shown anything. */
@Entity('review_playback')
@Index('ix_review_playback_review', ['reviewId'])
export class ReviewPlaybackEntity {
  @ForeignKey('playback', { name: 'fk_review_playback_playback', onDelete: 'RESTRICT' })
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_review_playback' })
  playbackId: string;

  @ForeignKey(() => ReviewEntity, { name: 'fk_review_playback_review', onDelete: 'RESTRICT' })
  @Column('uuid')
  reviewId: string;

  @Column('timestamptz')
  openedAt: Date;
}
