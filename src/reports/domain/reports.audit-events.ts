import { z } from 'zod';
import { defineAuditEvent } from '../../audit-trail/audit-trail.public.js';

export const REPORT_FORMS = ['json', 'csv', 'pdf'] as const;
export type ReportForm = (typeof REPORT_FORMS)[number];

const moment = z.iso.datetime();

export const reportMade = defineAuditEvent({
  kind: 'report.made',
  // The report itself: two entries with one content id are one report, made twice.
  subject: 'report',
  facts: z.object({
    report: z.enum(['compliance']),
    form: z.enum(REPORT_FORMS),
    from: moment,
    to: moment,
    cutoff: moment,
    unit: z.uuid().nullable(),
  }),
  causedBy: ['report.read'],
  sentence: ({ form, from, to, cutoff }) =>
    `made a compliance report (${form}) from ${from} to ${to} with the cut-off ${cutoff}`,
  serves: 'Minn. Stat. 626.8473 subd. 3(b)(12); 13.825 subd. 9 (audit)',
});

export const custodyExported = defineAuditEvent({
  kind: 'custody.exported',
  // The clip itself, so that handing its history out becomes a part of that history.
  subject: 'clip',
  facts: z.object({ form: z.enum(REPORT_FORMS) }),
  disclosures: z.object({ reference: z.string().optional(), explanation: z.string().optional() }),
  causedBy: ['custody.export'],
  sentence: ({ form }) => `took the chain of custody of the clip away (${form})`,
  serves: 'CJIS AU-7; Minn. Stat. 13.825 subd. 7, 8',
});

export const accessReported = defineAuditEvent({
  kind: 'report.access-reported',
  subject: 'report',
  facts: z.object({
    form: z.enum(REPORT_FORMS),
    from: moment,
    to: moment,
    clip: z.uuid().nullable(),
    person: z.uuid().nullable(),
    lines: z.int(),
  }),
  causedBy: ['access-report.read'],
  sentence: ({ form, from, to, lines }) =>
    `read who opened footage (${form}) from ${from} to ${to}: ${lines} openings`,
  serves: 'Minn. Stat. 13.825 subd. 7, 13.05 subd. 5; CJIS AU-6',
});
