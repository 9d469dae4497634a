import { z } from 'zod';
import { defineAuditEvent } from '../../audit-trail/audit-trail.public.js';
import { PERMISSIONS, type Permission } from './permissions.js';
import { CONFIRMATION_FACTORS, SECOND_FACTOR_KINDS, SIGN_IN_METHODS } from './session.js';

/** What machines may do: their refusals are entered as people's are. */
const MACHINES = ['clip.ingest', 'trigger-event.record', 'person.provision'] as const;

const permission = z.enum(Object.keys(PERMISSIONS) as [Permission, ...Permission[]]);

export const signedIn = defineAuditEvent({
  kind: 'identity.signed-in',
  subject: 'person',
  facts: z.object({
    bearer: z.boolean(),
    method: z.enum(SIGN_IN_METHODS),
    factor: z.enum(SECOND_FACTOR_KINDS).nullable(),
    /** SHA-256 of the notice that was acknowledged (AC-8). */
    notice: z.string().nullable(),
  }),
  disclosures: z.object({ userAgent: z.string() }).partial(),
  seenBy: { userAgent: 'audit-trail.read' },
  causedBy: ['visitor'],
  sentence: () => 'signed in',
  serves: 'CJIS AU-2 (successful logon), AC-8',
});

export const signedOut = defineAuditEvent({
  kind: 'identity.signed-out',
  subject: 'person',
  facts: z.object({}),
  causedBy: ['session.own'],
  sentence: () => 'signed out',
  serves: 'CJIS AC-12',
});

export const sessionEnded = defineAuditEvent({
  kind: 'identity.session-ended',
  subject: 'person',
  facts: z.object({}),
  causedBy: ['session.own'],
  sentence: () => 'ended one of the own sessions',
  serves: 'CJIS AC-12',
});

export const sessionsEnded = defineAuditEvent({
  kind: 'identity.sessions-ended',
  subject: 'person',
  facts: z.object({ sessions: z.int(), own: z.boolean() }),
  causedBy: ['session.own', 'person.disable'],
  sentence: ({ sessions, own }) =>
    own ? `ended ${sessions} other own sessions` : `ended all ${sessions} sessions of a person`,
  serves: 'CJIS AC-2, AC-12',
});

export const sessionConfirmed = defineAuditEvent({
  kind: 'identity.session-confirmed',
  subject: 'person',
  facts: z.object({ factor: z.enum(CONFIRMATION_FACTORS) }),
  causedBy: ['session.own'],
  sentence: ({ factor }) => `proved anew who is at the screen (${factor})`,
  serves: 'CJIS IA-11 (re-authentication)',
});

export const sessionKeyRotated = defineAuditEvent({
  kind: 'identity.session-key-rotated',
  subject: 'signing-key',
  facts: z.object({}),
  disclosures: z.object({ operator: z.string() }),
  causedBy: ['system'],
  sentence: () => 'introduced a new key for the tokens of sessions',
  serves: 'CJIS SC-12; NIST SP 800-57 part 1, 5.3',
});

export const sessionLocked = defineAuditEvent({
  kind: 'identity.session-locked',
  subject: 'person',
  /** Whether nobody had done anything at the screen for as long as a session may be idle. */
  facts: z.object({ idle: z.boolean() }),
  causedBy: ['session.own'],
  sentence: ({ idle }) => (idle ? 'left the screen alone, which locked it' : 'locked the screen'),
  serves: 'CJIS AC-11 (device lock)',
});

export const sessionUnlocked = defineAuditEvent({
  kind: 'identity.session-unlocked',
  subject: 'person',
  facts: z.object({ factor: z.enum(CONFIRMATION_FACTORS) }),
  causedBy: ['session.own'],
  sentence: ({ factor }) => `unlocked the screen (${factor})`,
  serves: 'CJIS AC-11 (device lock), IA-11 (re-authentication)',
});

export const sessionMoved = defineAuditEvent({
  kind: 'identity.session-moved',
  subject: 'person',
  facts: z.object({ otherAddress: z.boolean(), otherBrowser: z.boolean(), ended: z.boolean() }),
  disclosures: z.object({ userAgent: z.string() }).partial(),
  seenBy: { userAgent: 'audit-trail.read' },
  causedBy: ['session.own'],
  sentence: ({ otherAddress, otherBrowser, ended }) => {
    const from = [otherAddress && 'another address', otherBrowser && 'another browser'];
    const where = from.filter((text) => text !== false).join(' and ') || 'elsewhere again';
    return `had the session used from ${where}${ended ? ', which ended it' : ''}`;
  },
  serves: 'CJIS AC-12, SC-23 (session authenticity)',
});

export const accessDenied = defineAuditEvent({
  kind: 'identity.access-denied',
  subject: 'person',
  facts: z.object({ permission }),
  disclosures: z.object({ method: z.string(), path: z.string() }),
  seenBy: { method: 'audit-trail.read', path: 'audit-trail.read' },
  causedBy: ['session.own', ...MACHINES],
  sentence: (facts) => `was denied an act that needs ${facts.permission}`,
  serves: 'CJIS AU-2 (failed use of permissions)',
});

export const REQUEST_METHODS = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
] as const;

export const requestRefused = defineAuditEvent({
  kind: 'identity.request-refused',
  subject: 'request',
  facts: z.object({
    method: z.enum([...REQUEST_METHODS, 'OTHER']),
    /** The pattern of the address, such as `/api/v1/clips/:id`; `none` where there is no such. */
    route: z.string(),
    code: z.string(),
    status: z.int(),
  }),
  disclosures: z.object({ path: z.string() }),
  causedBy: ['session.own', 'visitor', ...MACHINES],
  sentence: ({ method, route, code }) => `asked for ${method} ${route} and got the answer ${code}`,
  serves: 'CJIS AU-2 (failed use of permissions)',
});

export const invitationAccepted = defineAuditEvent({
  kind: 'identity.invitation-accepted',
  subject: 'person',
  facts: z.object({}),
  causedBy: ['visitor'],
  sentence: () => 'accepted the invitation and activated the account',
  serves: 'CJIS AC-2, IA-5',
});

export const firstAdministratorCreated = defineAuditEvent({
  kind: 'identity.first-administrator-created',
  subject: 'person',
  facts: z.object({}),
  disclosures: z.object({ username: z.string(), displayName: z.string() }),
  causedBy: ['visitor'],
  sentence: () => 'became the first administrator by the one-time setup link',
  serves: 'CJIS AC-2',
});

export const peopleListed = defineAuditEvent({
  kind: 'identity.people-listed',
  subject: 'person',
  facts: z.object({ shown: z.int() }),
  causedBy: ['person.read'],
  sentence: ({ shown }) => `read the list of people (${shown} shown)`,
  serves: 'CJIS AU-2 (access to accounts)',
});
