import { z } from 'zod';
import { defineAuditEvent } from '../../audit-trail/audit-trail.public.js';

const reset = z.uuid();
const reasoned = z.object({ reason: z.string() });

export const factorResetPrepared = defineAuditEvent({
  kind: 'credentials.factor-reset-prepared',
  subject: 'person',
  facts: z.object({ reset }),
  disclosures: reasoned,
  causedBy: ['person.manage'],
  sentence: () => 'prepared that a person’s second factors be taken away',
  serves: 'CJIS IA-5, AC-5',
});

export const secondFactorsReset = defineAuditEvent({
  kind: 'credentials.second-factors-reset',
  subject: 'person',
  facts: z.object({ reset, factors: z.int() }),
  causedBy: ['person.approve'],
  sentence: ({ factors }) =>
    `approved what somebody else had prepared, and took a person’s second factors away (${factors})`,
  serves: 'CJIS IA-5, AC-2, AC-5',
});

export const factorResetRefused = defineAuditEvent({
  kind: 'credentials.factor-reset-refused',
  subject: 'person',
  facts: z.object({ reset }),
  disclosures: reasoned,
  causedBy: ['person.approve'],
  sentence: () => 'refused to take a person’s second factors away',
  serves: 'CJIS IA-5, AC-5',
});

export const factorResetWithdrawn = defineAuditEvent({
  kind: 'credentials.factor-reset-withdrawn',
  subject: 'person',
  facts: z.object({ reset }),
  causedBy: ['person.manage'],
  sentence: () => 'took back that a person’s second factors be taken away',
  serves: 'CJIS IA-5, AC-5',
});

export const factorResetsListed = defineAuditEvent({
  kind: 'credentials.factor-resets-listed',
  subject: 'person',
  facts: z.object({ shown: z.int() }),
  causedBy: ['person.read'],
  sentence: ({ shown }) => `read which resets of second factors wait (${shown} shown)`,
  serves: 'CJIS AU-2 (access to accounts)',
});
