import { z } from 'zod';
import { defineAuditEvent } from '../../audit-trail/audit-trail.public.js';
import { ROLES } from './permissions.js';
import { CHANGE_KINDS } from './person-change.js';

const role = z.enum(ROLES);
const roles = z.array(
  z.object({ role, unit: z.uuid().nullable(), until: z.iso.datetime().nullable() }),
);
const change = z.uuid();
const kind = z.enum(CHANGE_KINDS);
/** Why, in somebody's own words. */
const reason = z.object({ reason: z.string() });

const WHAT = {
  invitation: 'an account',
  roles: 'a change of roles',
  enabling: 'an account that works again',
};
const named = (held: readonly { role: string }[]) =>
  held.length === 0 ? 'nothing' : held.map(({ role }) => role).join(', ');

export const personInvited = defineAuditEvent({
  kind: 'identity.person-invited',
  subject: 'person',
  facts: z.object({
    change,
    roles,
    officer: z.uuid().nullable(),
    temporary: z.boolean(),
    /** `not-needed` for the first chief only, as nobody else could approve yet. */
    approval: z.enum(['awaited', 'not-needed']),
  }),
  disclosures: z.object({ username: z.string(), displayName: z.string() }),
  causedBy: ['person.manage', 'person.provision', 'personnel.manage'],
  sentence: (facts) =>
    facts.approval === 'awaited'
      ? `prepared the invitation of a person as ${named(facts.roles)}`
      : `invited the first ${named(facts.roles)}, whom nobody could approve yet`,
  serves: 'CJIS AC-2',
});

export const changePrepared = defineAuditEvent({
  kind: 'identity.change-prepared',
  subject: 'person',
  facts: z.object({ change, what: kind, roles, officer: z.uuid().nullable() }),
  disclosures: reason,
  causedBy: ['person.manage', 'person.provision'],
  sentence: (facts) => `prepared ${WHAT[facts.what]}: ${named(facts.roles)}`,
  serves: 'CJIS AC-2, AC-5',
});

export const changeApproved = defineAuditEvent({
  kind: 'identity.change-approved',
  subject: 'person',
  facts: z.object({ change, what: kind, roles, officer: z.uuid().nullable() }),
  causedBy: ['person.approve'],
  sentence: (facts) => `approved ${WHAT[facts.what]}: ${named(facts.roles)}`,
  serves: 'CJIS AC-2, AC-5, AC-6',
});

export const changeRefused = defineAuditEvent({
  kind: 'identity.change-refused',
  subject: 'person',
  facts: z.object({ change, what: kind }),
  disclosures: reason,
  causedBy: ['person.approve'],
  sentence: (facts) => `refused ${WHAT[facts.what]}`,
  serves: 'CJIS AC-2, AC-5',
});

export const changeWithdrawn = defineAuditEvent({
  kind: 'identity.change-withdrawn',
  subject: 'person',
  facts: z.object({ change, what: kind }),
  causedBy: ['person.manage'],
  sentence: (facts) => `withdrew ${WHAT[facts.what]} that had been prepared`,
  serves: 'CJIS AC-2',
});

export const rolesEnded = defineAuditEvent({
  kind: 'identity.roles-ended',
  subject: 'person',
  facts: z.object({ ended: roles, officer: z.uuid().nullable() }),
  disclosures: reason,
  causedBy: ['person.manage', 'person.provision', 'personnel.manage', 'system'],
  sentence: (facts) => `took from a person: ${named(facts.ended)}`,
  serves: 'CJIS AC-2, AC-6',
});

export const termsEnded = defineAuditEvent({
  kind: 'identity.terms-ended',
  subject: 'person',
  facts: z.object({ ended: roles }),
  causedBy: ['system'],
  sentence: (facts) => `ended what was given for a time that is over: ${named(facts.ended)}`,
  serves: 'CJIS AC-2(2)',
});

export const invitationRenewed = defineAuditEvent({
  kind: 'identity.invitation-renewed',
  subject: 'person',
  facts: z.object({}),
  causedBy: ['person.manage'],
  sentence: () => 'made a new invitation link, and the one before it worthless',
  serves: 'CJIS AC-2',
});

export const invitationWithdrawn = defineAuditEvent({
  kind: 'identity.invitation-withdrawn',
  subject: 'person',
  facts: z.object({}),
  disclosures: reason.partial(),
  causedBy: [
    'person.manage',
    'person.disable',
    'personnel.manage',
    'recertification.decide',
    'person.provision',
    'system',
  ],
  sentence: () => 'withdrew an invitation',
  serves: 'CJIS AC-2',
});

export const personRenamed = defineAuditEvent({
  kind: 'identity.person-renamed',
  subject: 'person',
  facts: z.object({}),
  disclosures: z.object({ from: z.string(), to: z.string() }),
  causedBy: ['person.manage', 'person.provision'],
  sentence: () => 'changed the name that a person is shown by',
  serves: 'CJIS AC-2',
});

export const personDisabled = defineAuditEvent({
  kind: 'identity.person-disabled',
  subject: 'person',
  facts: z.object({ sessions: z.int() }),
  disclosures: reason,
  causedBy: [
    'person.disable',
    'person.manage',
    'personnel.manage',
    'recertification.decide',
    'person.provision',
    'system',
  ],
  sentence: ({ sessions }) => `disabled an account and ended ${sessions} sessions`,
  serves: 'CJIS AC-2(3), AC-2(13), PS-4',
});

export const personRead = defineAuditEvent({
  kind: 'identity.person-read',
  subject: 'person',
  facts: z.object({}),
  causedBy: ['person.read'],
  sentence: () => 'read what is on record about a person’s account',
  serves: 'CJIS AU-2 (access to accounts)',
});

export const changesListed = defineAuditEvent({
  kind: 'identity.changes-listed',
  subject: 'person',
  facts: z.object({ shown: z.int() }),
  causedBy: ['person.read'],
  sentence: ({ shown }) => `read what is prepared about accounts (${shown} shown)`,
  serves: 'CJIS AU-2 (access to accounts)',
});
