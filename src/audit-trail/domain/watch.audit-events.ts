import { z } from 'zod';
import { defineAuditEvent } from './audit-event.js';

const causeOfAlert = z.object({ cause: z.string() });

export const alertRaised = defineAuditEvent({
  kind: 'audit-trail.alert-raised',
  subject: 'alert',
  facts: causeOfAlert,
  disclosures: z.object({ says: z.string() }),
  seenBy: { says: 'audit-trail.read' },
  causedBy: ['system'],
  sentence: ({ cause }) => `raised an alert about the trail’s ${cause}`,
  serves: 'CJIS AU-5',
});

export const alertCleared = defineAuditEvent({
  kind: 'audit-trail.alert-cleared',
  subject: 'alert',
  facts: causeOfAlert,
  causedBy: ['system'],
  sentence: ({ cause }) => `cleared the alert about the trail’s ${cause}`,
  serves: 'CJIS AU-5',
});

export const heartbeat = defineAuditEvent({
  kind: 'audit-trail.heartbeat',
  subject: 'process',
  facts: z.object({ beat: z.int(), recorded: z.int(), refused: z.int() }),
  causedBy: ['system'],
  sentence: ({ beat, recorded, refused }) =>
    `gave heartbeat ${beat}: ${recorded} acts recorded since the one before, ${refused} refused`,
  serves: 'CJIS AU-5, AU-12',
});

export const clockAnomaly = defineAuditEvent({
  kind: 'audit-trail.clock-anomaly',
  subject: 'clock',
  facts: z.object({ byMs: z.int() }),
  causedBy: ['system'],
  sentence: ({ byMs }) =>
    `found that the server’s clock was set ${byMs < 0 ? 'back' : 'forward'} by ${Math.abs(byMs)} ms`,
  serves: 'CJIS AU-8',
});
