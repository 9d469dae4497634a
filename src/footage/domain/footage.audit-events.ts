import { z } from 'zod';

import { defineAuditEvent } from '../../audit-trail/audit-trail.public.js';
import { RESTRICTIONS } from '../../authorizations/authorizations.public.js';
import { CATEGORIES } from './categories.js';
import { CLIP_STATES, INTEGRITIES, RECORDING_TRIGGERS } from './clip-state.js';
import { QUARANTINE_REASONS } from './quarantine.js';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const id = z.uuid();

export const clipRegistered = defineAuditEvent({
  kind: 'clip.registered',
  subject: 'clip',
  facts: z.object({
    camera: id.nullable(),
    officer: id.nullable(),
    unit: id.nullable(),
    recordedAt: z.string(),
    bufferMs: z.int(),
    trigger: z.enum(RECORDING_TRIGGERS),
  }),
  disclosures: z.object({
    source: z.string(),
    sourceClipId: z.string(),
    cameraSerial: z.string(),
    fileName: z.string().optional(),
  }),
  seenBy: { source: 'audit-trail.read', cameraSerial: 'audit-trail.read' },
  causedBy: ['clip.ingest'],
  sentence: ({ recordedAt }) => `registered a clip recorded at ${recordedAt}`,
  serves: 'CJIS AU-2; Minn. Stat. 13.825 subd. 6',
});

export const clipAttributed = defineAuditEvent({
  kind: 'clip.attributed',
  subject: 'clip',
  facts: z.object({
    camera: id.nullable(),
    officer: id.nullable(),
    unit: id.nullable(),
    formerOfficer: id.nullable(),
  }),
  causedBy: ['system'],
  sentence: ({ officer }) =>
    officer === null
      ? 'found that no officer wore the camera'
      : `found that ${officer} wore the camera`,
  serves: 'CJIS AU-2; Minn. Stat. 13.825 subd. 6',
});

export const clipReceived = defineAuditEvent({
  kind: 'clip.received',
  subject: 'clip',
  facts: z.object({ sizeBytes: z.int(), again: z.boolean() }),
  causedBy: ['system'],
  sentence: ({ sizeBytes }) => `delivered all ${sizeBytes} bytes of the clip`,
  serves: 'CJIS AU-2',
});

export const clipStored = defineAuditEvent({
  kind: 'clip.stored',
  subject: 'clip',
  facts: z.object({ sha256, sizeBytes: z.int(), durationMs: z.int().nullable() }),
  causedBy: ['system'],
  sentence: ({ sha256: digest }) => `stored the original with digest ${digest}`,
  serves: 'CJIS SI-7',
});

export const clipReady = defineAuditEvent({
  kind: 'clip.ready',
  subject: 'clip',
  facts: z.object({ durationMs: z.int(), proxy: z.enum(['none', 'remux', 'encode']) }),
  causedBy: ['system'],
  sentence: ({ durationMs }) => `made the clip of ${durationMs} ms ready`,
  serves: 'CJIS AU-2',
});

export const clipQuarantined = defineAuditEvent({
  kind: 'clip.quarantined',
  subject: 'clip',
  facts: z.object({
    reason: z.enum(QUARANTINE_REASONS),
    sha256: sha256.nullable(),
    duplicateOf: id.nullable(),
  }),
  causedBy: ['system'],
  sentence: ({ reason }) => `put the clip into quarantine (${reason})`,
  serves: 'Minn. Stat. 13.825 subd. 6; CJIS SI-7',
});

export const clipChecked = defineAuditEvent({
  kind: 'clip.checked',
  subject: 'clip',
  facts: z.object({ integrity: z.enum(INTEGRITIES), errorLines: z.int() }),
  causedBy: ['system'],
  sentence: ({ integrity }) => `decoded the whole clip and found it ${integrity}`,
  serves: 'CJIS SI-7',
});

export const renditionMade = defineAuditEvent({
  kind: 'clip.rendition-made',
  subject: 'clip',
  facts: z.object({ rendition: z.enum(['thumbnail', 'proxy']), sha256, source: sha256 }),
  causedBy: ['system'],
  sentence: ({ rendition }) => `made a ${rendition} from the original`,
  serves: 'CJIS SI-7',
});

export const clipCategorized = defineAuditEvent({
  kind: 'clip.categorized',
  subject: 'clip',
  facts: z.object({ from: z.enum(CATEGORIES).nullable(), to: z.enum(CATEGORIES) }),
  disclosures: z.object({ reason: z.string() }),
  causedBy: ['clip.categorize'],
  sentence: ({ to }) => `gave the clip the category ${to}`,
  serves: 'Minn. Stat. 13.825 subd. 3',
});

export const clipsListed = defineAuditEvent({
  kind: 'clip.listed',
  subject: 'clip',
  facts: z.object({
    shown: z.int(),
    officer: id.nullable(),
    unit: id.nullable(),
    state: z.enum(CLIP_STATES).nullable(),
    /** Clips of which the list showed a still. */
    stills: z.array(id),
  }),
  causedBy: ['clip.search'],
  sentence: ({ shown, stills }) =>
    `listed ${shown} clips${stills.length > 0 ? `, ${stills.length} of them with a still` : ''}`,
  serves: 'CJIS AU-2',
});

export const clipRead = defineAuditEvent({
  kind: 'clip.read',
  subject: 'clip',
  facts: z.object({ part: z.enum(['facts', 'custody', 'thumbnail']) }),
  causedBy: ['clip.search'],
  sentence: ({ part }) => `read the ${part} of the clip`,
  serves: 'Minn. Stat. 13.825 subd. 7; CJIS AU-2',
});

/** Permissions by which one clip is reached. */
const CLIP_PERMISSIONS = ['clip.search', 'clip.view', 'clip.categorize', 'clip.restrict'] as const;
export type ClipPermission = (typeof CLIP_PERMISSIONS)[number];

export const clipReadDenied = defineAuditEvent({
  kind: 'clip.read-denied',
  subject: 'clip',
  facts: z.object({ permission: z.enum(CLIP_PERMISSIONS) }),
  causedBy: [...CLIP_PERMISSIONS],
  sentence: () => 'asked for a clip that is out of their reach',
  serves: 'CJIS AU-2',
});

export const watchingDenied = defineAuditEvent({
  kind: 'clip.watching-denied',
  subject: 'clip',
  facts: z.object({ permission: z.enum(CLIP_PERMISSIONS) }),
  causedBy: ['clip.view'],
  sentence: () => 'asked to watch the clip, and no written authorization covered it',
  serves: 'Minn. Stat. 13.825 subd. 7; CJIS AU-2',
});

const restricting = {
  subject: 'clip',
  facts: z.object({
    restriction: z.enum(RESTRICTIONS),
    /** Those that the clip has from now on. */
    restrictions: z.array(z.enum(RESTRICTIONS)),
  }),
  disclosures: z.object({ reason: z.string() }),
  causedBy: ['clip.restrict'],
  serves: 'Minn. Stat. 13.05 subd. 5, 13.82 subd. 17; CJIS AC-6',
} as const;

export const clipRestricted = defineAuditEvent({
  ...restricting,
  kind: 'clip.restricted',
  sentence: ({ restriction }) => `restricted the clip (${restriction})`,
});

export const clipRestrictionLifted = defineAuditEvent({
  ...restricting,
  kind: 'clip.restriction-lifted',
  sentence: ({ restriction }) => `lifted the restriction of the clip (${restriction})`,
});

export const playbackOpened = defineAuditEvent({
  kind: 'clip.playback-opened',
  subject: 'clip',
  facts: z.object({
    playback: id,
    rendition: z.enum(['original', 'proxy']),
    review: id.nullable(),
    /** The written authorization by which; entries from before there were any name none. */
    authorization: id.optional(),
  }),
  disclosures: z.object({ reference: z.string().optional(), explanation: z.string().optional() }),
  causedBy: ['clip.view'],
  sentence: ({ authorization }) =>
    `opened the clip to watch it${authorization === undefined ? '' : `, by authorization ${authorization}`}`,
  serves: 'Minn. Stat. 13.825 subd. 7',
});

export const playbackServed = defineAuditEvent({
  kind: 'clip.playback-served',
  subject: 'clip',
  facts: z.object({
    playback: id,
    requests: z.int(),
    bytes: z.int(),
    /** Of the whole playback so far; what was sent twice counts once. */
    distinctBytes: z.int(),
    /** First and last byte of each stretch sent, merged, in the order of the file. */
    ranges: z.array(z.array(z.int())),
    /** When the first and the last of these requests ended. */
    from: z.iso.datetime(),
    until: z.iso.datetime(),
  }),
  causedBy: ['clip.view'],
  sentence: ({ bytes }) => `was sent ${bytes} bytes of the clip`,
  serves: 'CJIS AU-3(1)',
});

export const playbackDenied = defineAuditEvent({
  kind: 'clip.playback-denied',
  subject: 'playback',
  facts: z.object({}),
  causedBy: ['clip.view'],
  sentence: () => 'asked for a playback that is not theirs',
  serves: 'CJIS AU-2',
});
