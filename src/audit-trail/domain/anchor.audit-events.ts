import { z } from 'zod';
import { defineAuditEvent } from './audit-event.js';

export const checkpointAnchored = defineAuditEvent({
  kind: 'audit-trail.anchored',
  subject: 'checkpoint',
  facts: z.object({ size: z.int(), sha256: z.string(), stampedAt: z.string() }),
  causedBy: ['system'],
  sentence: ({ size, stampedAt }) =>
    `had the checkpoint over ${size} entries time-stamped at ${stampedAt}`,
  serves: 'CJIS AU-10; RFC 3161',
});
