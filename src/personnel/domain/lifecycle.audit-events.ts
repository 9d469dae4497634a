import { z } from 'zod';
import { defineAuditEvent } from '../../audit-trail/audit-trail.public.js';

const moment = z.iso.datetime();
const keeper = ['personnel.manage'] as const;

export const terminationEntered = defineAuditEvent({
  kind: 'personnel.termination-entered',
  subject: 'person',
  facts: z.object({
    termination: z.uuid(),
    known: moment,
    ends: moment,
    highRisk: z.boolean(),
  }),
  disclosures: z.object({ reason: z.string() }),
  causedBy: ['personnel.manage', 'person.disable'],
  sentence: ({ ends, highRisk }) =>
    `entered the end of the employment at ${ends}${highRisk ? ', with high risk' : ''}`,
  serves: 'CJIS PS-4, AC-2 h, AC-2(13)',
});

export const terminationWithdrawn = defineAuditEvent({
  kind: 'personnel.termination-withdrawn',
  subject: 'person',
  facts: z.object({ termination: z.uuid() }),
  causedBy: [...keeper],
  sentence: () => 'withdrew the end of the employment',
  serves: 'CJIS PS-4',
});

export const accessEnded = defineAuditEvent({
  kind: 'personnel.access-ended',
  subject: 'person',
  facts: z.object({
    termination: z.uuid(),
    known: moment,
    due: moment,
    ended: moment,
    late: z.boolean(),
  }),
  causedBy: ['personnel.manage', 'person.disable', 'system'],
  sentence: ({ ended, late, due }) =>
    `ended access with the employment at ${ended}${late ? `, which was due at ${due}` : ''}`,
  serves: 'CJIS PS-4, AC-2 h, AC-2(13)',
});

export const accessOverdue = defineAuditEvent({
  kind: 'personnel.access-overdue',
  subject: 'person',
  facts: z.object({ termination: z.uuid(), due: moment, heldBack: z.string().nullable() }),
  causedBy: ['system'],
  sentence: ({ due, heldBack }) =>
    `found access open that was to end by ${due}${heldBack === null ? '' : ` (${heldBack})`}`,
  serves: 'CJIS PS-4, AC-2(13)',
});

export const transferNoticed = defineAuditEvent({
  kind: 'personnel.transfer-noticed',
  subject: 'person',
  facts: z.object({
    transfer: z.uuid(),
    officer: z.uuid(),
    from: z.uuid(),
    to: z.uuid(),
    effective: moment,
    holds: z.boolean(),
  }),
  causedBy: ['system'],
  sentence: ({ from, to, holds }) =>
    `noticed the transfer from unit ${from} to ${to}` +
    (holds ? ', with roles for the old unit still held' : ''),
  serves: 'CJIS PS-5, AC-2 h',
});

export const transferSettled = defineAuditEvent({
  kind: 'personnel.transfer-settled',
  subject: 'person',
  facts: z.object({ transfer: z.uuid(), outcome: z.enum(['ended', 'kept']), late: z.boolean() }),
  disclosures: z.object({ reason: z.string() }).partial(),
  causedBy: ['personnel.manage', 'system'],
  sentence: ({ outcome }) =>
    outcome === 'ended' ? 'ended the roles for the old unit' : 'kept the roles for the old unit',
  serves: 'CJIS PS-5, AC-2 h',
});

export const unusedDisabled = defineAuditEvent({
  kind: 'personnel.unused-disabled',
  subject: 'person',
  facts: z.object({ since: moment, days: z.int() }),
  causedBy: ['system'],
  sentence: ({ since, days }) => `disabled an account unused since ${since} (${days} days allowed)`,
  serves: 'CJIS AC-2(3)',
});

export const unusedKept = defineAuditEvent({
  kind: 'personnel.unused-kept',
  subject: 'person',
  facts: z.object({ since: moment, rule: z.string() }),
  causedBy: ['system'],
  sentence: ({ since, rule }) => `left an account open that is unused since ${since} (${rule})`,
  serves: 'CJIS AC-2(3)',
});

export const dueRead = defineAuditEvent({
  kind: 'personnel.due-read',
  subject: 'roster',
  facts: z.object({ shown: z.int() }),
  causedBy: ['personnel.read'],
  sentence: ({ shown }) => `read what is due about people (${shown} matters)`,
  serves: 'CJIS AU-2 (access to personnel data)',
});
