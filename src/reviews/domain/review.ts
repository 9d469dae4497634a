import { type ReviewContent, checkComplete, isSameContent } from './answers.js';
import type { ReviewForm } from './review-form.js';
import { reviewRefusals } from './reviews.errors.js';
import { requiredMs, watchedPercent } from './watch-evidence.js';

/** assigned → in progress → signed; there is no way back. */
export const REVIEW_STATES = ['assigned', 'in_progress', 'signed'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** What the rules need to know about a review. */
export interface ReviewFacts {
  readonly state: ReviewState;
  readonly reviewerId: string;
  /** The officer whom the clip shows; null where the camera was nobody's. */
  readonly officerId: string | null;
}

/** What the rules need to know about a person. */
export interface Reader {
  readonly personId: string;
  readonly officerId: string | null;
}

/**
 * Nobody judges footage of their own, nor reads the judgement before it is released to them. The
 * draw assigns no such review, but people become officers and clips change hands afterwards.
 * @throws DomainError `review.self-review`
 */
export function checkNotReviewed(review: ReviewFacts, person: Reader): void {
  if (review.officerId !== null && review.officerId === person.officerId) {
    throw reviewRefusals.refuse('self-review');
  }
}

/** @throws DomainError `review.not-yours`, `review.self-review` */
export function checkReviewer(review: ReviewFacts, person: Reader): void {
  if (review.reviewerId !== person.personId) throw reviewRefusals.refuse('not-yours');
  checkNotReviewed(review, person);
}

/**
 * The state after the reviewer opened the review; opening again resumes it.
 * @throws DomainError `review.already-signed`
 */
export function stateAfterOpening(review: ReviewFacts): ReviewState {
  if (review.state === 'signed') throw reviewRefusals.refuse('already-signed');
  return 'in_progress';
}

/** @throws DomainError `review.not-opened`, `review.already-signed` */
export function checkInProgress(review: ReviewFacts): void {
  if (review.state === 'assigned') throw reviewRefusals.refuse('not-opened');
  if (review.state === 'signed') throw reviewRefusals.refuse('already-signed');
}

export interface WatchedShare {
  readonly watchedMs: number;
  readonly durationMs: number;
  readonly requiredPercent: number;
}

/** @throws DomainError `review.not-watched`, with the numbers */
export function checkWatched({ watchedMs, durationMs, requiredPercent }: WatchedShare): void {
  const required = requiredMs(requiredPercent, durationMs);
  if (watchedMs >= required) return;
  throw reviewRefusals.refuse('not-watched', {
    watchedMs,
    requiredMs: required,
    missingMs: required - watchedMs,
    watchedPercent: watchedPercent(watchedMs, durationMs),
    requiredPercent,
  });
}

/**
 * Decides on a signature. Watching comes first: whoever has not watched has nothing to answer.
 * @param signed what was signed before, null if nothing was
 * @returns `sign`, or `signed-already` where the same content is signed a second time, which is
 *   what a browser does when the first answer got lost
 * @throws DomainError `review.not-opened`, `review.already-signed`, `review.not-watched`,
 *   `review.not-answered`, `review.note-missing`
 */
export function decideSignature(
  review: ReviewFacts,
  offered: { form: ReviewForm; content: ReviewContent; share: WatchedShare },
  signed: ReviewContent | null,
): 'sign' | 'signed-already' {
  if (signed !== null && isSameContent(signed, offered.content)) return 'signed-already';
  checkInProgress(review);
  checkWatched(offered.share);
  checkComplete(offered.form, offered.content);
  return 'sign';
}

/** How far somebody's permission to read reviews reaches. */
export type ReadingScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'units'; readonly unitIds: readonly string[] }
  | { readonly kind: 'own'; readonly officerId: string };

/**
 * Whether a review exists for a person: it is theirs to do, or their permission reaches its unit.
 * "Own" reaches nothing here: an officer reads no review before it is released.
 */
export function isVisible(
  review: ReviewFacts & { readonly unitId: string | null },
  person: Reader,
  scope: ReadingScope,
): boolean {
  if (review.reviewerId === person.personId || scope.kind === 'all') return true;
  return scope.kind === 'units' && review.unitId !== null && scope.unitIds.includes(review.unitId);
}

const MINUTE_MS = 60_000;

/** Answering six questions and signing: what the form is built to take at most. */
const FORM_MINUTES = 1;

/** Minutes that a review takes at normal speed: the required share of the clip, and the form. */
export function estimatedMinutes(durationMs: number, requiredPercent: number): number {
  return Math.ceil(requiredMs(requiredPercent, durationMs) / MINUTE_MS) + FORM_MINUTES;
}
