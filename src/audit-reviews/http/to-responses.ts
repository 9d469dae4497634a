import type { ListedWeek } from '../commands/list-audit-reviews.command.js';
import type { AuditReviewView, FindingInReview } from '../commands/read-audit-review.command.js';
import { dueAt } from '../domain/audit-review.js';
import { findingRule } from '../domain/findings.js';
import type {
  AuditFinding,
  AuditReviewResponse,
  AuditReviewSummary,
} from './audit-reviews.responses.js';

export function toSummary(listed: ListedWeek): AuditReviewSummary {
  return {
    ...listed,
    from: listed.from.toISOString(),
    to: listed.to.toISOString(),
    dueAt: listed.dueAt.toISOString(),
    signedAt: listed.signedAt?.toISOString() ?? null,
  };
}

export function toAuditReviewResponse(view: AuditReviewView, now: Date): AuditReviewResponse {
  const { week, review, reviewed, names } = view;
  const due = dueAt(week);
  const { from, to, weekendsOutside } = reviewed.hours;
  return {
    week: week.name,
    state: review === null ? 'open' : review.signedAt === null ? 'due' : 'signed',
    from: week.from.toISOString(),
    to: week.to.toISOString(),
    dueAt: due.toISOString(),
    isOverdue: review?.signedAt === null && now > due,
    signedAt: review?.signedAt?.toISOString() ?? null,
    findings: view.findings.map((finding) => toFinding(finding, names)),
    bursts: view.bursts.map((burst) => ({ ...burst })),
    hours: { from, to, weekendsOutside },
    signature: signatureOf(view),
    followUps: view.followUps.map(({ finding, note, addedBy, addedAt }) => ({
      ...{ finding, note, byName: names.get(addedBy) ?? null, at: addedAt.toISOString() },
    })),
  };
}

function toFinding(finding: FindingInReview, names: AuditReviewView['names']): AuditFinding {
  const { id, found, comparison, marked, yourActs, isYoursToMark } = finding;
  const { title, why, ask, controls } = findingRule(id);
  return {
    ...{ id, title, why, ask, controls, found, comparison, yourActs, isYoursToMark },
    marked:
      marked === null || marked.mark === null
        ? null
        : {
            ...{ mark: marked.mark, note: marked.note, ownActs: marked.ownActs },
            byName: names.get(marked.markedBy ?? '') ?? null,
            at: marked.markedAt?.toISOString() ?? '',
          },
  };
}

function signatureOf({ review, names }: AuditReviewView): AuditReviewResponse['signature'] {
  if (review === null || review.signedAt === null) return null;
  return {
    byName: names.get(review.signedBy ?? '') ?? null,
    at: review.signedAt.toISOString(),
    treeSize: Number(review.treeSize),
    checkpoint: review.checkpoint ?? '',
  };
}
