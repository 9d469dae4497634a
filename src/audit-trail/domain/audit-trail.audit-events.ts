import { z } from 'zod';
import { defineAuditEvent } from './audit-event.js';
import { KEPT_VERDICTS } from './kept-checkpoint.js';

export const entriesRead = defineAuditEvent({
  kind: 'audit-trail.entries-read',
  subject: 'audit-trail',
  facts: z.object({
    kind: z.string().optional(),
    actor: z.string().optional(),
    target: z.string().optional(),
    outcome: z.string().optional(),
    purpose: z.string().optional(),
    from: z.string().optional(),
    to: z.string().optional(),
  }),
  causedBy: ['audit-trail.read'],
  sentence: (filter) => {
    const parts = Object.entries(filter).map(([name, value]) => `${name} ${value}`);
    return `read entries of the audit trail${parts.length > 0 ? ` (${parts.join(', ')})` : ''}`;
  },
  serves: 'CJIS AU-6, AU-9',
});

export const actorsSearched = defineAuditEvent({
  kind: 'audit-trail.actors-searched',
  subject: 'audit-trail',
  facts: z.object({ found: z.int() }),
  // A name, or a part of one.
  disclosures: z.object({ text: z.string() }),
  causedBy: ['audit-trail.read'],
  sentence: ({ found }) => `looked for people and services by name and found ${found}`,
  serves: 'CJIS AU-6',
});

export const entryRead = defineAuditEvent({
  kind: 'audit-trail.entry-read',
  subject: 'entry',
  facts: z.object({}),
  causedBy: ['audit-trail.read'],
  sentence: () => 'read an entry of the audit trail with what it keeps beside it',
  serves: 'CJIS AU-6, AU-9',
});

export const proofIssued = defineAuditEvent({
  kind: 'audit-trail.proof-issued',
  subject: 'entry',
  facts: z.object({ index: z.int(), size: z.int() }),
  causedBy: ['audit-trail.read'],
  sentence: ({ index, size }) => `took a proof that entry ${index} is among the first ${size}`,
  serves: 'CJIS AU-9',
});

export const trailExported = defineAuditEvent({
  kind: 'audit-trail.exported',
  subject: 'audit-trail',
  facts: z.object({ disclosures: z.boolean().optional() }),
  causedBy: ['audit-trail.export'],
  sentence: ({ disclosures }) =>
    `exported the audit trail${disclosures === false ? ' without disclosures' : ''}`,
  serves: 'CJIS AU-6, AU-9; Minn. Stat. 13.825 subd. 9',
});

export const consistencyProven = defineAuditEvent({
  kind: 'audit-trail.consistency-proven',
  subject: 'audit-trail',
  facts: z.object({ from: z.int(), to: z.int(), consistent: z.boolean() }),
  causedBy: ['audit-trail.read'],
  sentence: ({ from, to, consistent }) =>
    `took a proof that the first ${from} entries are the beginning of the first ${to}` +
    (consistent ? '' : ', which did not hold'),
  serves: 'CJIS AU-9',
});

export const checkpointChecked = defineAuditEvent({
  kind: 'audit-trail.checkpoint-checked',
  subject: 'audit-trail',
  facts: z.object({ size: z.int(), verdict: z.enum(KEPT_VERDICTS), signed: z.boolean() }),
  causedBy: ['audit-trail.read'],
  sentence: ({ size, verdict }) =>
    `held a kept checkpoint over ${size} entries against the log (${verdict})`,
  serves: 'CJIS AU-9',
});

/** Who sat at the machine, as it knows them; the entry itself names only the command line. */
const operator = z.object({ operator: z.string() });

export const keyIntroduced = defineAuditEvent({
  kind: 'audit-trail.key-introduced',
  subject: 'signing-key',
  facts: z.object({ vkey: z.string(), size: z.int() }),
  disclosures: operator,
  causedBy: ['system'],
  sentence: ({ vkey, size }) =>
    `introduced the key ${vkey}, which signs the audit trail from ${size} entries on`,
  serves: 'NIST SP 800-57 part 1, 5.3; CJIS AU-9, SC-12',
});

export const keyRetired = defineAuditEvent({
  kind: 'audit-trail.key-retired',
  subject: 'signing-key',
  facts: z.object({ vkey: z.string(), size: z.int(), checkpoints: z.int(), forced: z.boolean() }),
  disclosures: operator,
  causedBy: ['system'],
  sentence: ({ vkey, size, forced }) =>
    `retired the key ${vkey} of the audit trail at ${size} entries` +
    (forced ? ', before it had overlapped with the next as long as it should' : ''),
  serves: 'NIST SP 800-57 part 1, 5.3; CJIS AU-9, SC-12',
});

export const trailRefilled = defineAuditEvent({
  kind: 'audit-trail.refilled',
  subject: 'audit-trail',
  facts: z.object({ from: z.int(), to: z.int() }),
  disclosures: operator,
  causedBy: ['system'],
  sentence: ({ from, to }) =>
    `brought the entries ${from} to ${to - 1} back into the database from what was published`,
  serves: 'CJIS AU-9',
});
