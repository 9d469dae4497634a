import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { QuestionAnswer } from '../domain/answers.js';
import type { ReviewState } from '../domain/review.js';

/**
 * A drawn clip in somebody's hands. What the assignment fixed never changes, and nothing changes
 * after the signature; the database refuses both.
 */
@Entity('review')
@Check('ck_review_state', `"state" IN ('assigned', 'in_progress', 'signed')`)
@Check('ck_review_opened', `("state" = 'assigned') = ("opened_at" IS NULL)`)
@Check('ck_review_signed', `("state" = 'signed') = ("signed_at" IS NOT NULL)`)
@Check('ck_review_required_share', `"required_watch_share_percent" BETWEEN 0 AND 100`)
@Check('ck_review_watched', `"watched_ms" BETWEEN 0 AND "clip_duration_ms"`)
@Check('ck_review_place', `"rank" BETWEEN 1 AND "stratum_selected"`)
@Index('uq_review_draw_id_clip_id', ['drawId', 'clipId'], { unique: true })
@Index('ix_review_clip', ['clipId'])
@Index('ix_review_reviewer_open', ['reviewerId', 'dueAt', 'id'], { where: `state <> 'signed'` })
@Index('ix_review_assigned_at', ['assignedAt'])
export class ReviewEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_review' })
  id: string;

  @ForeignKey('draw', { name: 'fk_review_draw', onDelete: 'RESTRICT' })
  @Column('text')
  drawId: string;

  @ForeignKey('clip', { name: 'fk_review_clip', onDelete: 'RESTRICT' })
  @Column('uuid')
  clipId: string;

  @ForeignKey('person', { name: 'fk_review_reviewer', onDelete: 'RESTRICT' })
  @Column('uuid')
  reviewerId: string;

  /** Whom the clip showed when it was drawn: a later correction must not rewrite old reports. */
  @ForeignKey('officer', { name: 'fk_review_officer', onDelete: 'RESTRICT' })
  @Column('uuid', { nullable: true })
  officerId: string | null;

  @ForeignKey('unit', { name: 'fk_review_unit', onDelete: 'RESTRICT' })
  @Column('uuid', { nullable: true })
  unitId: string | null;

  @Column('integer')
  clipDurationMs: number;

  /** Place of its ticket among the officer's drawn clips, from 1: why this clip is here. */
  @Column('integer')
  rank: number;

  /** How many of the officer's clips the draw selected. */
  @Column('integer')
  stratumSelected: number;

  @Column('text')
  state: ReviewState;

  @Column('timestamptz')
  assignedAt: Date;

  @Column('timestamptz')
  dueAt: Date;

  @Column('timestamptz', { nullable: true })
  openedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  signedAt: Date | null;

  @Column('text')
  formVersion: string;

  @Column('jsonb')
  answers: readonly QuestionAnswer[];

  @Column('text')
  notes: string;

  @Column('smallint')
  requiredWatchSharePercent: number;

  @Column('integer')
  watchedMs: number;
}
