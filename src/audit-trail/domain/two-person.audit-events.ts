import { z } from 'zod';
import { defineAuditEvent } from './audit-event.js';
import { TWO_PERSON_ACTS } from './two-person-request.js';

/** Whose right was lost between the word and the act; absent where a person took it back. */
const LOST = z.object({ lost: z.enum(['request', 'approval']).optional() });

const ORDER = z.string().regex(/^[0-9a-f]{64}$/);

export const expunctionRequested = defineAuditEvent({
  kind: 'audit-trail.expunction-requested',
  subject: 'expunction',
  facts: z.object({ order: ORDER, values: z.int() }),
  disclosures: z.object({ reference: z.string() }),
  causedBy: ['audit-trail.expunge'],
  sentence: ({ values }) => `asked for the expunging of ${values} disclosed values by court order`,
  serves: 'Court orders to expunge or seal; CJIS AU-9',
});

export const requestsListed = defineAuditEvent({
  kind: 'audit-trail.requests-listed',
  subject: 'audit-trail',
  facts: z.object({ act: z.enum(TWO_PERSON_ACTS) }),
  causedBy: ['audit-trail.expunge', 'audit-trail.prune'],
  sentence: ({ act }) => `looked at the requests for ${act}`,
  serves: 'CJIS AU-6, AU-9',
});

export const expunctionRead = defineAuditEvent({
  kind: 'audit-trail.expunction-read',
  subject: 'expunction',
  facts: z.object({}),
  causedBy: ['audit-trail.expunge'],
  sentence: () => 'looked at what an expunging is to remove',
  serves: 'CJIS AU-6, AU-9',
});

export const expunctionApproved = defineAuditEvent({
  kind: 'audit-trail.expunction-approved',
  subject: 'expunction',
  facts: z.object({}),
  causedBy: ['audit-trail.expunge'],
  sentence: () => 'approved an expunging, as the second person',
  serves: 'Court orders to expunge or seal; CJIS AC-5, AU-9',
});

export const expunctionWithdrawn = defineAuditEvent({
  kind: 'audit-trail.expunction-withdrawn',
  subject: 'expunction',
  facts: LOST,
  causedBy: ['audit-trail.expunge', 'system'],
  sentence: ({ lost }) =>
    lost === undefined
      ? 'took back the request for an expunging'
      : `stopped an expunging: whoever gave the ${lost} may no longer`,
  serves: 'CJIS AU-9',
});

export const disclosuresExpunged = defineAuditEvent({
  kind: 'audit-trail.disclosures-expunged',
  subject: 'expunction',
  facts: z.object({ order: ORDER, values: z.int(), entries: z.int() }),
  causedBy: ['system'],
  sentence: ({ values, entries }) => `expunged ${values} disclosed values of ${entries} entries`,
  serves: 'Court orders to expunge or seal; CJIS AU-9',
});

/** One for each entry that lost values: whoever meets the gap finds the reason. */
export const entryExpunged = defineAuditEvent({
  kind: 'audit-trail.entry-expunged',
  subject: 'event',
  facts: z.object({ expunction: z.uuid(), order: ORDER, names: z.array(z.string()) }),
  causedBy: ['system'],
  sentence: ({ names }) => `expunged what the entry disclosed: ${names.join(', ')}`,
  serves: 'Court orders to expunge or seal; CJIS AU-9',
});

export const pruningRequested = defineAuditEvent({
  kind: 'audit-trail.pruning-requested',
  subject: 'pruning',
  facts: z.object({ before: z.string() }),
  causedBy: ['audit-trail.prune'],
  sentence: ({ before }) => `asked for the end of entries from before ${before.slice(0, 10)}`,
  serves: 'CJIS AU-11',
});

export const pruningApproved = defineAuditEvent({
  kind: 'audit-trail.pruning-approved',
  subject: 'pruning',
  facts: z.object({}),
  causedBy: ['audit-trail.prune'],
  sentence: () => 'approved the end of entries past their retention, as the second person',
  serves: 'CJIS AC-5, AU-11',
});

export const pruningWithdrawn = defineAuditEvent({
  kind: 'audit-trail.pruning-withdrawn',
  subject: 'pruning',
  facts: LOST,
  causedBy: ['audit-trail.prune', 'system'],
  sentence: ({ lost }) =>
    lost === undefined
      ? 'took back the request for the end of entries'
      : `stopped the end of entries: whoever gave the ${lost} may no longer`,
  serves: 'CJIS AU-11',
});

export const trailPruned = defineAuditEvent({
  kind: 'audit-trail.pruned',
  subject: 'pruning',
  facts: z.object({
    before: z.string(),
    minimumIndex: z.int(),
    months: z.array(z.string()),
  }),
  causedBy: ['system'],
  sentence: ({ minimumIndex }) =>
    `let go of the entries before ${minimumIndex}, which were past their retention`,
  serves: 'CJIS AU-11',
});

export const bundlesRemoved = defineAuditEvent({
  kind: 'audit-trail.bundles-removed',
  subject: 'pruning',
  facts: z.object({ minimumIndex: z.int(), bundles: z.int() }),
  causedBy: ['system'],
  sentence: ({ bundles, minimumIndex }) =>
    `removed ${bundles} published bundles of entries before ${minimumIndex}`,
  serves: 'CJIS AU-11',
});
