import { z } from 'zod';
import { defineAuditEvent } from '../../audit-trail/audit-trail.public.js';
import { VERDICTS } from './coverage.js';
import { TRIGGER_KIND_NAMES } from './trigger-kind.js';

const verdict = z.enum(VERDICTS);
const SERVES = 'Minn. Stat. 626.8473 subd. 3(b)(2), (12)';

export const triggerEventRecorded = defineAuditEvent({
  kind: 'trigger-event.recorded',
  subject: 'trigger-event',
  facts: z.object({
    trigger: z.enum(TRIGGER_KIND_NAMES),
    occurredAt: z.iso.datetime(),
    officer: z.uuid().nullable(),
    unit: z.uuid().nullable(),
    /** Null for an event of which no footage is expected. */
    verdict: verdict.nullable(),
    lateByMs: z.int().nullable(),
    clip: z.uuid().nullable(),
  }),
  disclosures: z.object({ source: z.string(), eventId: z.string(), sensorSerial: z.string() }),
  seenBy: { source: 'audit-trail.read', sensorSerial: 'audit-trail.read' },
  causedBy: ['trigger-event.record'],
  sentence: ({ trigger, occurredAt }) => `recorded a ${trigger} of ${occurredAt}`,
  serves: SERVES,
});

export const triggerEventRefused = defineAuditEvent({
  kind: 'trigger-event.refused',
  subject: 'trigger-event',
  facts: z.object({ reason: z.enum(['different-content']) }),
  causedBy: ['trigger-event.record'],
  sentence: () => 'sent another event under the identifier of this one, and was refused',
  serves: SERVES,
});

export const coverageJudged = defineAuditEvent({
  kind: 'coverage.judged',
  subject: 'trigger-event',
  facts: z.object({
    /** Null for an event of which no footage is expected: only its officer became known. */
    from: verdict.nullable(),
    to: verdict.nullable(),
    lateByMs: z.int().nullable(),
    clip: z.uuid().nullable(),
    officer: z.uuid().nullable(),
    because: z.enum(['clip', 'assignment', 'grace']),
  }),
  causedBy: ['system'],
  sentence: ({ from, to, because }) =>
    from === to
      ? `judged the event again (${because}): another clip or officer, the same verdict`
      : `judged the event again (${because}): ${from} became ${to}`,
  serves: SERVES,
});

export const coverageListed = defineAuditEvent({
  kind: 'coverage.listed',
  subject: 'coverage',
  facts: z.object({ shown: z.int(), verdict: verdict.nullable() }),
  causedBy: ['coverage.read'],
  sentence: ({ shown }) => `read the coverage of ${shown} events with the officers’ names`,
  serves: 'CJIS AU-2 (access to personnel data)',
});
