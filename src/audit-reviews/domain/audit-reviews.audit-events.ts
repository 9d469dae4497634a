import { z } from 'zod';
import { defineAuditEvent } from '../../audit-trail/audit-trail.public.js';
import { MARKS } from './audit-review.js';
import { FINDING_IDS } from './findings.js';

const WEEKLY = 'CJIS AU-6 (weekly review of audit records)';
const LOG_READ = 'CJIS AU-6, AU-9';

const finding = z.enum(FINDING_IDS);
const found = z.array(z.object({ finding, found: z.int() }));
/** The entries that are reviewed, by number: after the one, up to and with the other. */
const stretch = { after: z.string(), last: z.string() };

export const reviewOpened = defineAuditEvent({
  kind: 'audit-review.opened',
  subject: 'audit-review',
  facts: z.object({ ...stretch, from: z.string(), to: z.string(), findings: found }),
  causedBy: ['system'],
  sentence: ({ findings }) =>
    `opened the weekly review of the trail with ${findings.filter((one) => one.found > 0).length} findings to look at`,
  serves: WEEKLY,
});

export const findingMarked = defineAuditEvent({
  kind: 'audit-review.finding-marked',
  subject: 'audit-review',
  facts: z.object({ finding, mark: z.enum(MARKS), found: z.int(), ownActs: z.int() }),
  disclosures: z.object({ note: z.string() }).partial(),
  causedBy: ['audit-trail.review'],
  sentence: (facts) => `marked ${facts.finding} of the weekly review as ${facts.mark}`,
  serves: WEEKLY,
});

export const auditReviewSigned = defineAuditEvent({
  kind: 'audit-review.signed',
  subject: 'audit-review',
  facts: z.object({
    ...stretch,
    /** Leaves of the tree, and the SHA-256 of its signed checkpoint, that the reviewer stood on. */
    size: z.int(),
    checkpoint: z.string(),
    findings: z.array(
      z.object({ finding, found: z.int(), mark: z.enum(MARKS).nullable(), ownActs: z.int() }),
    ),
    late: z.boolean(),
  }),
  causedBy: ['audit-trail.review'],
  sentence: ({ findings }) =>
    `signed the weekly review of the trail (${findings.filter(({ mark }) => mark === 'needs-action').length} findings need action)`,
  serves: WEEKLY,
});

export const followedUp = defineAuditEvent({
  kind: 'audit-review.followed-up',
  subject: 'audit-review',
  facts: z.object({ finding: finding.nullable() }),
  disclosures: z.object({ note: z.string() }),
  causedBy: ['audit-trail.review'],
  sentence: () => 'added a follow-up to a signed review of the trail',
  serves: WEEKLY,
});

export const hoursSet = defineAuditEvent({
  kind: 'audit-review.hours-set',
  subject: 'audit-review-hours',
  facts: z.object({ from: z.string(), to: z.string(), weekendsOutside: z.boolean() }),
  causedBy: ['audit-trail.review'],
  sentence: ({ from, to }) => `set the usual hours for reviews of the trail to ${from} until ${to}`,
  serves: 'CJIS AU-6, AU-2',
});

export const auditReviewsListed = defineAuditEvent({
  kind: 'audit-review.listed',
  subject: 'audit-trail',
  facts: z.object({ shown: z.int() }),
  causedBy: ['audit-trail.read'],
  sentence: ({ shown }) => `listed ${shown} weekly reviews of the trail`,
  serves: LOG_READ,
});

export const auditReviewRead = defineAuditEvent({
  kind: 'audit-review.read',
  subject: 'audit-review',
  facts: z.object({ bursts: z.boolean() }),
  causedBy: ['audit-trail.read'],
  sentence: () => 'read a weekly review of the trail',
  serves: LOG_READ,
});

export const findingEntriesRead = defineAuditEvent({
  kind: 'audit-review.entries-read',
  subject: 'audit-review',
  facts: z.object({ finding, shown: z.int() }),
  causedBy: ['audit-trail.read'],
  sentence: (facts) =>
    `read ${facts.shown} ${facts.shown === 1 ? 'entry' : 'entries'} of the finding ${facts.finding}`,
  serves: LOG_READ,
});

/** What somebody may want to do with a review of the trail. */
export const AUDIT_REVIEW_ACTS = ['mark', 'sign', 'follow-up'] as const;
export type AuditReviewAct = (typeof AUDIT_REVIEW_ACTS)[number];

export const auditReviewActRefused = defineAuditEvent({
  kind: 'audit-review.act-refused',
  subject: 'audit-review',
  facts: z.object({ act: z.enum(AUDIT_REVIEW_ACTS), rule: z.string() }),
  causedBy: ['audit-trail.review'],
  sentence: ({ act, rule }) => `could not ${act} a weekly review of the trail (${rule})`,
  serves: 'CJIS AU-2 (failed acts), AC-5',
});
