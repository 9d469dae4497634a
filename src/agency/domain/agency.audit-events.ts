import { z } from 'zod';
import { defineAuditEvent } from '../../audit-trail/audit-trail.public.js';

const moment = z.iso.datetime();

export const agencyFounded = defineAuditEvent({
  kind: 'agency.founded',
  subject: 'agency',
  facts: z.object({ timeZone: z.string() }),
  disclosures: z.object({ name: z.string() }),
  seenBy: { name: 'audit-trail.read' },
  causedBy: ['visitor'],
  sentence: ({ timeZone }) => `set up the agency with the time zone ${timeZone}`,
  serves: 'CJIS AU-2',
});

export const unitCreated = defineAuditEvent({
  kind: 'agency.unit-created',
  subject: 'unit',
  facts: z.object({ code: z.string() }),
  disclosures: z.object({ name: z.string() }),
  seenBy: { name: 'audit-trail.read' },
  causedBy: ['agency.manage'],
  sentence: ({ code }) => `created the unit ${code}`,
  serves: 'CJIS AU-2',
});

export const officerEnrolled = defineAuditEvent({
  kind: 'agency.officer-enrolled',
  subject: 'officer',
  facts: z.object({ unit: z.uuid() }),
  disclosures: z.object({ name: z.string(), badgeNumber: z.string() }),
  causedBy: ['agency.manage', 'personnel.manage'],
  sentence: ({ unit }) => `enrolled an officer in unit ${unit}`,
  serves: 'CJIS AU-2',
});

export const cameraRegistered = defineAuditEvent({
  kind: 'agency.camera-registered',
  subject: 'camera',
  facts: z.object({}),
  disclosures: z.object({ serial: z.string(), model: z.string() }),
  seenBy: { serial: 'audit-trail.read', model: 'audit-trail.read' },
  causedBy: ['agency.manage'],
  sentence: () => 'registered a camera',
  serves: 'Minn. Stat. 13.825 subd. 5(1)',
});

export const sensorRegistered = defineAuditEvent({
  kind: 'agency.sensor-registered',
  subject: 'sensor',
  facts: z.object({ sensorKind: z.string() }),
  disclosures: z.object({ serial: z.string() }),
  seenBy: { serial: 'audit-trail.read' },
  causedBy: ['agency.manage'],
  sentence: ({ sensorKind }) => `registered a ${sensorKind} sensor`,
  serves: 'Minn. Stat. 13.825 subd. 5(1)',
});

const assignmentFacts = z.object({
  assignment: z.uuid(),
  officer: z.uuid(),
  from: moment,
  to: moment.nullable(),
  /** The assignment that this one ended, if it did. */
  ended: z.uuid().nullable(),
});

/** Entered under the device, so that its whole history of wearers is one search. */
export const cameraAssigned = defineAuditEvent({
  kind: 'agency.camera-assigned',
  subject: 'camera',
  facts: assignmentFacts,
  causedBy: ['agency.manage'],
  sentence: ({ officer, from }) => `assigned the camera to officer ${officer} from ${from}`,
  serves: 'Minn. Stat. 13.825 subd. 6; 626.8473 subd. 3(b)(12)',
});

export const sensorAssigned = defineAuditEvent({
  kind: 'agency.sensor-assigned',
  subject: 'sensor',
  facts: assignmentFacts,
  causedBy: ['agency.manage'],
  sentence: ({ officer, from }) => `assigned the sensor to officer ${officer} from ${from}`,
  serves: 'Minn. Stat. 13.825 subd. 6; 626.8473 subd. 3(b)(12)',
});

export const officersListed = defineAuditEvent({
  kind: 'agency.officers-listed',
  subject: 'roster',
  facts: z.object({ shown: z.int() }),
  causedBy: ['agency.read'],
  sentence: ({ shown }) => `read the names of ${shown} officers`,
  serves: 'CJIS AU-2 (access to personnel data)',
});

export const movePlanned = defineAuditEvent({
  kind: 'agency.move-planned',
  subject: 'officer',
  facts: z.object({ move: z.uuid(), to: z.uuid(), from: moment }),
  causedBy: ['agency.manage'],
  sentence: ({ to, from }) => `planned to move the officer to unit ${to} from ${from}`,
  serves: 'CJIS PS-5',
});

export const moveWithdrawn = defineAuditEvent({
  kind: 'agency.move-withdrawn',
  subject: 'officer',
  facts: z.object({ move: z.uuid() }),
  causedBy: ['agency.manage'],
  sentence: () => 'withdrew the move that was planned for the officer',
  serves: 'CJIS PS-5',
});

export const officerMoved = defineAuditEvent({
  kind: 'agency.officer-moved',
  subject: 'officer',
  facts: z.object({ move: z.uuid(), left: z.uuid(), to: z.uuid(), from: moment }),
  causedBy: ['agency.manage', 'personnel.manage', 'system'],
  sentence: ({ left, to, from }) =>
    `moved the officer from unit ${left} to ${to}, counting from ${from}`,
  serves: 'CJIS PS-5, AC-2 h',
});

export const movesRead = defineAuditEvent({
  kind: 'agency.moves-read',
  subject: 'officer',
  facts: z.object({}),
  causedBy: ['agency.manage'],
  sentence: () => 'read in which units the officer was',
  serves: 'CJIS AU-2 (access to personnel data)',
});

export const officerRenamed = defineAuditEvent({
  kind: 'agency.officer-renamed',
  subject: 'officer',
  facts: z.object({}),
  disclosures: z.object({ from: z.string(), to: z.string() }),
  causedBy: ['personnel.manage'],
  sentence: () => 'changed the name of an officer',
  serves: 'CJIS AU-2',
});

export const officerLeft = defineAuditEvent({
  kind: 'agency.officer-left',
  subject: 'officer',
  facts: z.object({}),
  causedBy: ['personnel.manage'],
  sentence: () => 'noted that an officer is not here any more',
  serves: 'CJIS PS-4',
});

export const officerReturned = defineAuditEvent({
  kind: 'agency.officer-returned',
  subject: 'officer',
  facts: z.object({}),
  causedBy: ['personnel.manage'],
  sentence: () => 'noted that an officer is here again',
  serves: 'CJIS PS-4',
});
