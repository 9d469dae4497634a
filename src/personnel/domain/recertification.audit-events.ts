import { z } from 'zod';
import { defineAuditEvent } from '../../audit-trail/audit-trail.public.js';
import { DECISIONS } from './recertification.js';

const progress = {
  total: z.int(),
  keep: z.int(),
  change: z.int(),
  disable: z.int(),
};
const subject = 'recertification';
const serves = 'CJIS AC-2 j, AC-6(7)';

export const recertificationOpened = defineAuditEvent({
  ...{ kind: 'recertification.opened', subject, serves },
  facts: z.object({ accounts: z.int(), due: z.iso.datetime() }),
  causedBy: ['recertification.decide', 'system'],
  sentence: ({ accounts, due }) =>
    `opened the review of ${accounts} accounts, to be decided by ${due}`,
});

export const accountDecided = defineAuditEvent({
  ...{ kind: 'recertification.decided', subject, serves },
  facts: z.object({ item: z.uuid(), person: z.uuid(), decision: z.enum(DECISIONS) }),
  disclosures: z.object({ reason: z.string() }).partial(),
  causedBy: ['recertification.decide', 'system'],
  sentence: ({ person, decision }) => `decided about the account of ${person}: ${decision}`,
});

export const recertificationEscalated = defineAuditEvent({
  ...{ kind: 'recertification.escalated', subject, serves },
  facts: z.object({ undecided: z.int(), disabled: z.int() }),
  causedBy: ['system'],
  sentence: ({ undecided, disabled }) =>
    `found ${undecided} accounts undecided after their time, and disabled ${disabled} of them`,
});

export const recertificationClosed = defineAuditEvent({
  ...{ kind: 'recertification.closed', subject, serves },
  facts: z.object({ ...progress, evidence: z.string(), late: z.boolean() }),
  disclosures: z.object({ summary: z.string() }),
  causedBy: ['recertification.decide'],
  sentence: ({ total, keep, change, disable, late }) =>
    `closed the review of ${total} accounts${late ? ', late' : ''}: ` +
    `${keep} stay, ${change} change, ${disable} end`,
});

export const recertificationRead = defineAuditEvent({
  ...{ kind: 'recertification.read', subject },
  serves: 'CJIS AU-2 (access to accounts)',
  facts: z.object({ shown: z.int() }),
  causedBy: ['recertification.read'],
  sentence: ({ shown }) => `read what is known of ${shown} accounts under review`,
});

export const recertificationExported = defineAuditEvent({
  ...{ kind: 'recertification.exported', subject },
  serves: 'CJIS AC-2 j, AU-2',
  facts: z.object({ format: z.enum(['csv', 'pdf']), sha256: z.string(), bytes: z.int() }),
  causedBy: ['recertification.read'],
  sentence: ({ format }) => `took the review of accounts away as ${format}`,
});
