import { z } from 'zod';
import { defineAuditEvent } from '../../audit-trail/audit-trail.public.js';

/** Says for ever that what this trail tells of before is made up. */
export const demoLoaded = defineAuditEvent({
  kind: 'demo.loaded',
  subject: 'agency',
  facts: z.object({ clips: z.int(), triggerEvents: z.int(), reviewsSigned: z.int() }),
  causedBy: ['system'],
  sentence: ({ clips }) => `loaded the demo agency, with ${clips} synthetic clips`,
  serves: 'Honesty: synthetic history must never pass for real',
});

export const clipInvented = defineAuditEvent({
  kind: 'demo.clip-invented',
  subject: 'clip',
  facts: z.object({}),
  causedBy: ['system'],
  sentence: () => 'invented a clip without media, to measure how the ledger bears its weight',
  serves: 'Honesty: synthetic rows must never pass for real',
});
