import { auditReviewRefusals } from './audit-reviews.errors.js';
import type { FindingId } from './findings.js';
import type { Week } from './week.js';

/** `open`: the week still runs. `due`: it is over and nobody signed yet. */
export const AUDIT_REVIEW_STATES = ['open', 'due', 'signed'] as const;
export type AuditReviewState = (typeof AUDIT_REVIEW_STATES)[number];

/** What a reviewer can say of a finding. */
export const MARKS = ['nothing-unusual', 'explained', 'needs-action'] as const;
export type Mark = (typeof MARKS)[number];

export const NOTE_MAX_LENGTH = 2000;

/** One finding of a review, as far as decisions need it. */
export interface MarkedFinding {
  readonly finding: FindingId;
  readonly found: number;
  readonly mark: Mark | null;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** What was stated at the end of a week has arrived by then, or counts as a trouble of the clock. */
export const ARRIVAL_MS = 15 * MINUTE_MS;
/** A review is to be signed in the week after its own (CJIS AU-6: weekly). */
const DUE_MS = 7 * DAY_MS;

/** When the review of a week can begin. */
export function reviewableFrom(week: Week): Date {
  return new Date(week.to.getTime() + ARRIVAL_MS);
}

export function dueAt({ to }: Pick<Week, 'to'>): Date {
  return new Date(to.getTime() + DUE_MS);
}

/** What was ordinary needs no words; everything else does. */
export function needsNote(mark: Mark): boolean {
  return mark !== 'nothing-unusual';
}

/** @throws DomainError `audit-review.note-missing`, `.nothing-found` */
export function checkMark(finding: MarkedFinding, mark: Mark, note: string): void {
  if (finding.found === 0) throw auditReviewRefusals.refuse('nothing-found');
  if (needsNote(mark) && note === '') throw auditReviewRefusals.refuse('note-missing');
}

/**
 * Nobody judges their own acts (CJIS AC-5), as long as there is somebody else who did none of them.
 * @param acts how many of the finding's entries are acts of each person who may review
 */
export function mayJudge(reviewerId: string, acts: ReadonlyMap<string, number>): boolean {
  if ((acts.get(reviewerId) ?? 0) === 0) return true;
  return ![...acts].some(([id, number]) => id !== reviewerId && number === 0);
}

/** Findings that still need a mark: those in which anything was found. */
export function unmarked(findings: readonly MarkedFinding[]): FindingId[] {
  return findings
    .filter(({ found, mark }) => found > 0 && mark === null)
    .map(({ finding }) => finding);
}

/** @throws DomainError `audit-review.not-marked` */
export function checkAllMarked(findings: readonly MarkedFinding[]): void {
  const missing = unmarked(findings);
  if (missing.length > 0) {
    throw auditReviewRefusals.refuse('not-marked', { findings: missing.join(', ') });
  }
}
