import { z } from 'zod';
import { defineAuditEvent } from './audit-event.js';
import { VERDICTS } from './verification.js';

export const verificationRequested = defineAuditEvent({
  kind: 'audit-trail.verification-requested',
  subject: 'verification',
  facts: z.object({}),
  causedBy: ['audit-trail.verify'],
  sentence: () => 'asked for a full verification of the audit trail',
  serves: 'CJIS AU-9, SI-7',
});

export const trailVerified = defineAuditEvent({
  kind: 'audit-trail.verified',
  subject: 'verification',
  facts: z.object({
    verdict: z.enum(VERDICTS),
    /** Entries that were verified. */
    size: z.int(),
    findings: z.int(),
  }),
  causedBy: ['system'],
  sentence: ({ verdict, size, findings }) =>
    `verified the first ${size} entries of the audit trail: ${verdict}, ${findings} findings`,
  serves: 'CJIS AU-9, SI-7',
});
