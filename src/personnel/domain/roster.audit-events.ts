import { z } from 'zod';
import { defineAuditEvent } from '../../audit-trail/audit-trail.public.js';

const counts = {
  fresh: z.int(),
  changed: z.int(),
  moved: z.int(),
  returned: z.int(),
  accounts: z.int(),
};
const subject = 'roster-import';

export const rosterCompared = defineAuditEvent({
  ...{ kind: 'roster.compared', subject },
  facts: z.object({ ...counts, missing: z.int(), faults: z.int(), file: z.string() }),
  causedBy: ['personnel.manage'],
  sentence: ({ fresh, changed, moved, missing, faults }) =>
    `compared a roster file: ${fresh} new, ${changed} changed, ${moved} moved, ${missing} missing, ` +
    `${faults} lines left out`,
  serves: 'CJIS AC-2 h, PS-5',
});

export const rosterApplied = defineAuditEvent({
  ...{ kind: 'roster.applied', subject },
  facts: z.object({ ...counts, left: z.int(), digest: z.string() }),
  causedBy: ['personnel.manage'],
  sentence: ({ fresh, changed, moved, left }) =>
    `applied a roster file: ${fresh} new, ${changed} changed, ${moved} moved, ${left} left`,
  serves: 'CJIS AC-2 h, PS-4, PS-5',
});

export const rosterRead = defineAuditEvent({
  ...{ kind: 'roster.read', subject },
  facts: z.object({}),
  causedBy: ['personnel.manage'],
  sentence: () => 'read what a roster file would change',
  serves: 'CJIS AU-2 (access to personnel data)',
});

export const rosterFaultsExported = defineAuditEvent({
  ...{ kind: 'roster.faults-exported', subject },
  facts: z.object({ faults: z.int() }),
  causedBy: ['personnel.manage'],
  sentence: ({ faults }) => `took ${faults} lines of a roster file away that were left out`,
  serves: 'CJIS AU-2 (access to personnel data)',
});
