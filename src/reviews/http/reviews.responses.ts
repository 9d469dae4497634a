import { ApiProperty } from '@nestjs/swagger';
import type { ClipSummary } from '../../footage/footage.public.js';
import type { Queue, QueuedReview } from '../commands/read-queue.command.js';
import type { ReviewDetail } from '../commands/read-review.command.js';
import {
  type Answer,
  ANSWERS,
  FINDING_KINDS,
  type FindingKind,
  formOf,
} from '../domain/review-form.js';
import { estimatedMinutes, REVIEW_STATES, type ReviewState } from '../domain/review.js';
import { watchedPercent } from '../domain/watch-evidence.js';
import type { ReviewEntity } from '../persistence/review.entity.js';

export class ReviewedOfficer {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty() badgeNumber: string;
}

export class ReviewedUnit {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
}

export class ReviewedClip {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() sourceClipId: string;
  @ApiProperty({ format: 'date-time', description: 'Recording start, buffer included' })
  recordedAt: string;
  @ApiProperty({ format: 'date-time', description: 'Recording start plus buffer' })
  activatedAt: string;
  @ApiProperty({ type: 'integer' }) bufferMs: number;
  @ApiProperty({ type: 'integer' }) durationMs: number;
  @ApiProperty({ type: ReviewedOfficer, nullable: true }) officer: ReviewedOfficer | null;
  @ApiProperty({ type: ReviewedUnit, nullable: true }) unit: ReviewedUnit | null;
  @ApiProperty() cameraSerial: string;
  @ApiProperty() trigger: string;
  @ApiProperty({ type: String, nullable: true }) category: string | null;
  @ApiProperty() hasThumbnail: boolean;
  @ApiProperty() hasAudio: boolean;
  @ApiProperty({ type: Number, nullable: true, description: 'Mean frames per second' })
  frameRate: number | null;
}

/** What a queue and a workspace both show of a review. */
export class ReviewSummary {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: String, enum: REVIEW_STATES }) state: ReviewState;
  @ApiProperty({ description: 'The draw that selected the clip' }) drawId: string;
  @ApiProperty({ type: 'integer', description: 'Place of its ticket among the officer’s drawn' })
  rank: number;
  @ApiProperty({ type: 'integer', description: 'Clips of the officer that the draw selected' })
  stratumSelected: number;
  @ApiProperty({ format: 'date-time' }) assignedAt: string;
  @ApiProperty({ format: 'date-time', description: 'End of the agency’s day' }) dueAt: string;
  @ApiProperty({ type: 'integer' }) watchedMs: number;
  @ApiProperty({ type: 'integer', description: 'Rounded down' }) watchedPercent: number;
  @ApiProperty({ type: 'integer' }) requiredPercent: number;
  @ApiProperty({ type: 'integer', description: 'Required share at normal speed, and the form' })
  estimatedMinutes: number;
}

export class QueuedReviewResponse extends ReviewSummary {
  @ApiProperty() isOverdue: boolean;
  @ApiProperty({
    type: ReviewedClip,
    nullable: true,
    description: 'Null where it is restricted and the reviewer lacks the clearance',
  })
  clip: ReviewedClip | null;
}

export class ReviewQueuePage {
  @ApiProperty({ type: [QueuedReviewResponse], description: 'Overdue first, then by due date' })
  items: QueuedReviewResponse[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
  @ApiProperty({ type: 'integer' }) remaining: number;
  @ApiProperty({ type: 'integer' }) overdue: number;
}

export class FindingRule {
  @ApiProperty({ type: String, enum: ANSWERS }) answer: Answer;
  @ApiProperty({ type: String, enum: FINDING_KINDS, description: 'A fault needs a note' })
  kind: FindingKind;
}

export class ReviewQuestion {
  @ApiProperty() id: string;
  @ApiProperty() asks: string;
  @ApiProperty() help: string;
  @ApiProperty({ description: 'Clause of law or policy' }) clause: string;
  @ApiProperty() finds: FindingRule;
}

export class ReviewFormResponse {
  @ApiProperty() version: string;
  @ApiProperty() title: string;
  @ApiProperty({ type: [ReviewQuestion] }) questions: ReviewQuestion[];
}

export class ReviewAnswer {
  @ApiProperty() question: string;
  @ApiProperty({ type: String, enum: ANSWERS }) answer: Answer;
  @ApiProperty({ description: 'Empty for none' }) note: string;
}

export class WatchedStretch {
  @ApiProperty({ type: 'integer' }) startMs: number;
  @ApiProperty({ type: 'integer' }) endMs: number;
}

export class ReviewMark {
  @ApiProperty() kind: string;
  @ApiProperty({ type: 'integer', description: 'From the recording start, buffer included' })
  atMs: number;
  @ApiProperty({ type: String, nullable: true }) verdict: string | null;
}

export class ReviewResponse extends ReviewSummary {
  @ApiProperty() clip: ReviewedClip;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) openedAt: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) signedAt: string | null;
  @ApiProperty() reviewerName: string;
  @ApiProperty({ description: 'Whether the reader does this review' }) isOwn: boolean;
  @ApiProperty() form: ReviewFormResponse;
  @ApiProperty({ type: [ReviewAnswer], description: 'A draft until signed' })
  answers: ReviewAnswer[];
  @ApiProperty() notes: string;
  @ApiProperty({ type: [WatchedStretch] }) watched: WatchedStretch[];
  @ApiProperty({ type: 'integer', description: 'Watched, but never with sound' }) mutedMs: number;
  @ApiProperty({ type: [ReviewMark], description: 'Trigger events by time' }) marks: ReviewMark[];
}

export class WatchProgress {
  @ApiProperty({ type: 'integer' }) watchedMs: number;
  @ApiProperty({ type: 'integer', description: 'Rounded down' }) watchedPercent: number;
  @ApiProperty({ type: 'integer' }) requiredPercent: number;
}

export class SignatureResponse {
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Null: queue is done' })
  nextReviewId: string | null;
}

export class ReviewPlayback {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() mediaUrl: string;
  @ApiProperty() mediaType: string;
  @ApiProperty({ type: 'integer' }) durationMs: number;
  @ApiProperty({ type: String, enum: ['original', 'proxy'] }) rendition: 'original' | 'proxy';
}

export function toReviewQueuePage({ items, ...rest }: Queue): ReviewQueuePage {
  return { items: items.map(toQueuedReview), ...rest };
}

function toQueuedReview({ review, clip, isOverdue }: QueuedReview): QueuedReviewResponse {
  return {
    ...summaryFields(review),
    isOverdue,
    clip: clip && toReviewedClip(review, clip),
  };
}

export function toReviewResponse(detail: ReviewDetail): ReviewResponse {
  const { review, material, watched, mutedMs, isOwn } = detail;
  return {
    ...summaryFields(review),
    clip: toReviewedClip(review, material.clip),
    openedAt: review.openedAt?.toISOString() ?? null,
    signedAt: review.signedAt?.toISOString() ?? null,
    reviewerName: material.reviewerName,
    isOwn,
    form: toForm(review.formVersion),
    answers: review.answers.map(({ question, answer, note }) => ({ question, answer, note })),
    notes: review.notes,
    watched: [...watched],
    mutedMs,
    marks: material.marks.map(({ kind, offsetMs, verdict }) => ({ kind, atMs: offsetMs, verdict })),
  };
}

function toForm(version: string): ReviewFormResponse {
  const { title, questions } = formOf(version);
  return { version, title, questions: questions.map((question) => ({ ...question })) };
}

function summaryFields(review: ReviewEntity) {
  const { clipDurationMs, requiredWatchSharePercent: requiredPercent, watchedMs } = review;
  return {
    id: review.id,
    state: review.state,
    drawId: review.drawId,
    rank: review.rank,
    stratumSelected: review.stratumSelected,
    assignedAt: review.assignedAt.toISOString(),
    dueAt: review.dueAt.toISOString(),
    watchedMs,
    watchedPercent: watchedPercent(watchedMs, clipDurationMs),
    requiredPercent,
    estimatedMinutes: estimatedMinutes(clipDurationMs, requiredPercent),
  };
}

function toReviewedClip(review: ReviewEntity, summary: ClipSummary): ReviewedClip {
  const { clip, officer, unit, hasThumbnail } = summary;
  const { id, sourceClipId, bufferMs, cameraSerial, trigger, category, media } = clip;
  return {
    ...{ id, sourceClipId, bufferMs, cameraSerial, trigger, category, officer, unit, hasThumbnail },
    recordedAt: clip.recordedAt.toISOString(),
    activatedAt: clip.activatedAt.toISOString(),
    durationMs: review.clipDurationMs,
    hasAudio: media?.audio != null,
    frameRate: media?.video?.frameRate ?? null,
  };
}
