import { z } from 'zod';
import { defineAuditEvent } from './audit-event.js';

export const denialsCounted = defineAuditEvent({
  kind: 'audit-trail.denials-counted',
  subject: 'source',
  facts: z.object({
    times: z.int(),
    since: z.iso.datetime(),
    until: z.iso.datetime(),
    /** The first kinds and targets of those counted; at most twenty each. */
    kinds: z.array(z.string()),
    targets: z.array(z.string()),
  }),
  causedBy: ['session.own', 'visitor'],
  sentence: ({ times, since }) => `was refused ${times} more times in the minute from ${since} on`,
  serves: 'CJIS AU-2 (failed use of permissions, failed logon)',
});
