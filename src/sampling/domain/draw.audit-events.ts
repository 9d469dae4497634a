import { z } from 'zod';
import { defineAuditEvent } from '../../audit-trail/audit-trail.public.js';
import { EXCLUSION_CODES } from './exclusion.js';

const SERVES = 'Minn. Stat. 626.8473 subd. 3(b)(12) (supervisory reviews)';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const moment = z.iso.datetime();

export const reviewPolicySaved = defineAuditEvent({
  kind: 'review-policy.saved',
  subject: 'review-policy',
  facts: z.object({
    version: z.int(),
    policy: sha256,
    unit: z.uuid().nullable(),
    clipsPerOfficer: z.int(),
    periodDays: z.int(),
    minimumDurationMs: z.int(),
    exclusions: z.array(z.enum(EXCLUSION_CODES)),
    dueDays: z.int(),
    requiredWatchSharePercent: z.int(),
    validFrom: moment,
  }),
  disclosures: z.object({ name: z.string() }),
  causedBy: ['review-policy.manage'],
  sentence: ({ version, clipsPerOfficer, periodDays }) =>
    `saved version ${version} of a review policy: ${clipsPerOfficer} clips per officer every ${periodDays} days`,
  serves: SERVES,
});

export const drawDeclared = defineAuditEvent({
  kind: 'draw.declared',
  subject: 'draw',
  facts: z.object({ policy: sha256, from: moment, to: moment }),
  causedBy: ['draw.conduct'],
  sentence: ({ from, to }) => `declared a draw of the clips received from ${from} to ${to}`,
  serves: SERVES,
});

export const drawFrozen = defineAuditEvent({
  kind: 'draw.frozen',
  subject: 'draw',
  facts: z.object({
    population: sha256,
    root: sha256,
    excluded: sha256,
    record: sha256,
    received: z.int(),
    eligible: z.int(),
    inUrn: z.int(),
    toDraw: z.int(),
  }),
  causedBy: ['draw.conduct'],
  sentence: ({ inUrn, root }) => `froze a population of ${inUrn} clips with the root ${root}`,
  serves: SERVES,
});

export const drawSeeded = defineAuditEvent({
  kind: 'draw.seeded',
  subject: 'draw',
  facts: z.object({ dice: z.string().regex(/^[0-9]{20}$/), seed: sha256 }),
  causedBy: ['draw.conduct'],
  sentence: ({ dice }) => `entered the seed from the dice ${dice}`,
  serves: SERVES,
});

export const drawExecuted = defineAuditEvent({
  kind: 'draw.executed',
  subject: 'draw',
  facts: z.object({ record: sha256, drawn: z.int(), notDrawn: z.int() }),
  causedBy: ['draw.conduct'],
  sentence: ({ drawn, notDrawn }) => `drew ${drawn} clips and left ${notDrawn} undrawn`,
  serves: SERVES,
});

export const drawVoided = defineAuditEvent({
  kind: 'draw.voided',
  subject: 'draw',
  facts: z.object({ from: z.enum(['declared', 'frozen']) }),
  disclosures: z.object({ reason: z.string() }),
  causedBy: ['draw.conduct'],
  sentence: ({ from }) => `made a draw void that was ${from}`,
  serves: SERVES,
});

export const drawDamageFound = defineAuditEvent({
  kind: 'draw.damage-found',
  subject: 'draw',
  facts: z.object({ expected: sha256, found: sha256 }),
  causedBy: ['draw.conduct'],
  sentence: () => 'found that the stored population is not the one that was frozen',
  serves: SERVES,
});

export const drawRecordExported = defineAuditEvent({
  kind: 'draw.record-exported',
  subject: 'draw',
  facts: z.object({ record: sha256 }),
  causedBy: ['draw.read'],
  sentence: () => 'exported the record of a draw',
  serves: SERVES,
});
