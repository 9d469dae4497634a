import { z } from 'zod';
import { defineAuditEvent } from '../../audit-trail/audit-trail.public.js';

const REVIEWS = 'Minn. Stat. 626.8473 subd. 3(b)(12) (supervisory reviews)';
const PERSONNEL_DATA = 'Minn. Stat. 13.05 subd. 5, 13.43 (who read personnel data)';

/** Identifiers of what a review is about, in every entry about it. */
const about = { draw: z.string(), clip: z.uuid() };

export const queueRead = defineAuditEvent({
  kind: 'review.queue-read',
  subject: 'person',
  /** `stills`: the clips of which the queue showed a still. */
  facts: z.object({ shown: z.int(), remaining: z.int(), stills: z.array(z.uuid()) }),
  causedBy: ['review.conduct'],
  sentence: ({ remaining }) => `read the queue of reviews (${remaining} remaining)`,
  serves: PERSONNEL_DATA,
});

export const reviewRead = defineAuditEvent({
  kind: 'review.read',
  subject: 'review',
  facts: z.object(about),
  causedBy: ['review.read'],
  sentence: ({ clip }) => `read the review of clip ${clip}`,
  serves: PERSONNEL_DATA,
});

export const reviewOpened = defineAuditEvent({
  kind: 'review.opened',
  subject: 'review',
  facts: z.object({ ...about, playback: z.uuid(), first: z.boolean() }),
  causedBy: ['review.conduct'],
  sentence: ({ clip, first }) => `${first ? 'opened' : 'resumed'} the review of clip ${clip}`,
  serves: REVIEWS,
});

export const watchEvidenceRecorded = defineAuditEvent({
  kind: 'review.watch-evidence-recorded',
  subject: 'review',
  facts: z.object({ ...about, playback: z.uuid(), intervals: z.int(), watchedMs: z.int() }),
  causedBy: ['review.conduct'],
  sentence: ({ clip, watchedMs }) =>
    `watched clip ${clip}, by now ${Math.floor(watchedMs / 1000)} s of it`,
  serves: REVIEWS,
});

export const answersSaved = defineAuditEvent({
  kind: 'review.answers-saved',
  subject: 'review',
  facts: z.object({ ...about, answered: z.int() }),
  causedBy: ['review.conduct'],
  sentence: ({ clip, answered }) => `saved a draft with ${answered} answers on clip ${clip}`,
  serves: REVIEWS,
});

export const reviewSigned = defineAuditEvent({
  kind: 'review.signed',
  subject: 'review',
  facts: z.object({
    ...about,
    form: z.string(),
    watchedMs: z.int(),
    durationMs: z.int(),
    requiredPercent: z.int(),
    late: z.boolean(),
  }),
  // What was found about an officer is personnel data: the entry commits to it and holds none of it.
  disclosures: z.object({
    answers: z.array(z.object({ question: z.string(), answer: z.string(), note: z.string() })),
    notes: z.string(),
  }),
  causedBy: ['review.conduct'],
  sentence: ({ clip }) => `signed the review of clip ${clip}`,
  serves: REVIEWS,
});

/** What somebody may want to do with a review. */
export const REVIEW_ACTS = ['read', 'open', 'watch', 'answer', 'sign'] as const;
export type ReviewAct = (typeof REVIEW_ACTS)[number];

export const actRefused = defineAuditEvent({
  kind: 'review.act-refused',
  subject: 'review',
  facts: z.object({ ...about, act: z.enum(REVIEW_ACTS), rule: z.string() }),
  causedBy: ['review.read', 'review.conduct'],
  sentence: ({ act, clip, rule }) => `could not ${act} the review of clip ${clip} (${rule})`,
  serves: 'CJIS AU-2 (failed acts); Minn. Stat. 13.05 subd. 5',
});
