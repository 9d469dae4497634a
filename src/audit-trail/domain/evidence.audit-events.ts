import { z } from 'zod';
import { defineAuditEvent } from './audit-event.js';

export const evidenceExported = defineAuditEvent({
  kind: 'audit-trail.evidence-exported',
  subject: 'audit-trail',
  facts: z.object({
    /** How many of the first `among` entries fitted the filter. */
    entries: z.int(),
    among: z.int(),
    filter: z.array(z.string()),
    disclosures: z.boolean(),
  }),
  causedBy: ['audit-trail.export'],
  sentence: ({ entries, among, filter }) =>
    `exported ${entries} of the first ${among} entries as evidence` +
    (filter.length > 0 ? ` (${filter.join(', ')})` : ''),
  serves: 'CJIS AU-6, AU-7, AU-9; Minn. Stat. 13.825 subd. 9',
});
