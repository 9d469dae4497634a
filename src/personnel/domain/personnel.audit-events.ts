import { z } from 'zod';
import { defineAuditEvent } from '../../audit-trail/audit-trail.public.js';
import { DATE_KINDS, DATE_WORDS } from './dates.js';

const day = z.iso.date();
const keeper = ['personnel.manage'] as const;

export const dateRecorded = defineAuditEvent({
  kind: 'personnel.date-recorded',
  subject: 'person',
  facts: z.object({ date: z.uuid(), of: z.enum(DATE_KINDS), doneOn: day }),
  disclosures: z.object({ reference: z.string() }).partial(),
  seenBy: { reference: 'audit-trail.read' },
  causedBy: [...keeper, 'system'],
  sentence: ({ of, doneOn }) => `entered the ${DATE_WORDS[of]} of ${doneOn}`,
  serves: 'CJIS PS-3, AT-2, AT-4, PS-6',
});

export const leaveEntered = defineAuditEvent({
  kind: 'personnel.leave-entered',
  subject: 'person',
  facts: z.object({ leave: z.uuid(), barsAccess: z.boolean() }),
  disclosures: z.object({ from: day, to: day.nullable(), note: z.string().nullable() }),
  causedBy: [...keeper],
  sentence: ({ barsAccess }) =>
    `entered a leave${barsAccess ? ' during which the account is shut' : ''}`,
  serves: 'CJIS AC-2 h',
});

export const leaveEnded = defineAuditEvent({
  kind: 'personnel.leave-ended',
  subject: 'person',
  facts: z.object({ leave: z.uuid() }),
  disclosures: z.object({ on: day }),
  causedBy: [...keeper],
  sentence: () => 'ended a leave',
  serves: 'CJIS AC-2 h',
});

export const personnelListed = defineAuditEvent({
  kind: 'personnel.listed',
  subject: 'roster',
  facts: z.object({ shown: z.int() }),
  causedBy: ['personnel.read'],
  sentence: ({ shown }) => `read the dates of ${shown} people`,
  serves: 'CJIS AU-2 (access to personnel data)',
});

export const recordRead = defineAuditEvent({
  kind: 'personnel.record-read',
  subject: 'person',
  facts: z.object({}),
  causedBy: ['personnel.read'],
  sentence: () => 'read the personnel record',
  serves: 'CJIS AU-2 (access to personnel data)',
});
