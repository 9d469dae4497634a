import { z } from 'zod';
import { defineAuditEvent } from '../../audit-trail/audit-trail.public.js';
import { ROLES } from '../../identity/identity.public.js';
import { PURPOSES } from './attempt.js';

const role = z.enum(ROLES);
const roles = z.array(z.object({ role, unit: z.uuid().nullable() }));
const MANAGE = 'single-sign-on.manage';

export const FAILURES = [
  'not-begun',
  'refused-by-provider',
  'provider-unreachable',
  'not-proven',
  'second-factor-missing',
  'not-recent',
  'not-linked',
  'account-not-active',
  'somebody-else',
  'linked-already',
] as const;
export type Failure = (typeof FAILURES)[number];

export const wayFailed = defineAuditEvent({
  kind: 'single-sign-on.failed',
  subject: 'identity-provider',
  facts: z.object({ reason: z.enum(FAILURES), purpose: z.enum(PURPOSES).nullable() }),
  disclosures: z.object({ detail: z.string() }).partial(),
  causedBy: ['visitor', 'session.own', MANAGE],
  sentence: ({ reason }) => `came back from the identity provider in vain (${reason})`,
  serves: 'CJIS AU-2 (failed logon), IA-2',
});

export const wayBegun = defineAuditEvent({
  kind: 'single-sign-on.begun',
  subject: 'identity-provider',
  facts: z.object({ purpose: z.enum(PURPOSES) }),
  causedBy: ['visitor', 'session.own', MANAGE],
  sentence: ({ purpose }) => `went to the identity provider (${purpose})`,
  serves: 'CJIS AU-2 (logon)',
});

export const providerSaved = defineAuditEvent({
  kind: 'single-sign-on.provider-saved',
  subject: 'identity-provider',
  facts: z.object({
    isNew: z.boolean(),
    isEnabled: z.boolean(),
    algorithm: z.string(),
    demandsAcr: z.int(),
    demandsAmr: z.int(),
    isSecretNew: z.boolean(),
  }),
  disclosures: z.object({
    name: z.string(),
    issuer: z.string(),
    clientId: z.string(),
    acr: z.array(z.string()),
    amr: z.array(z.string()),
    groupsClaim: z.string(),
  }),
  seenBy: {
    name: 'audit-trail.read',
    issuer: 'audit-trail.read',
    clientId: 'audit-trail.read',
    acr: 'audit-trail.read',
    amr: 'audit-trail.read',
    groupsClaim: 'audit-trail.read',
  },
  causedBy: [MANAGE],
  sentence: ({ isNew }) => (isNew ? 'added an identity provider' : 'changed an identity provider'),
  serves: 'CJIS AC-2, CM-3, IA-2',
});

export const providerChecked = defineAuditEvent({
  kind: 'single-sign-on.provider-checked',
  subject: 'identity-provider',
  facts: z.object({}),
  disclosures: z.object({ issuer: z.string() }),
  seenBy: { issuer: 'audit-trail.read' },
  causedBy: [MANAGE],
  sentence: () => 'asked an identity provider what it offers',
  serves: 'CJIS CM-3',
});

export const providerTested = defineAuditEvent({
  kind: 'single-sign-on.provider-tested',
  subject: 'identity-provider',
  facts: z.object({ isAssured: z.boolean() }),
  causedBy: [MANAGE],
  sentence: ({ isAssured }) =>
    `tried the way to the identity provider and back (second factor ${isAssured ? 'proved' : 'not proved'})`,
  serves: 'CJIS CM-3',
});

export const providersRead = defineAuditEvent({
  kind: 'single-sign-on.settings-read',
  subject: 'single-sign-on',
  facts: z.object({ shown: z.int() }),
  causedBy: [MANAGE, 'person.approve'],
  sentence: ({ shown }) => `read the settings of single sign-on (${shown} identity providers)`,
  serves: 'CJIS AU-2 (access to accounts)',
});

const groupRoleFacts = z.object({ line: z.uuid(), role, unit: z.uuid().nullable() });
const groupName = {
  disclosures: z.object({ group: z.string() }),
  seenBy: { group: 'audit-trail.read' },
} as const;

export const groupRolePrepared = defineAuditEvent({
  kind: 'single-sign-on.group-role-prepared',
  subject: 'identity-provider',
  facts: groupRoleFacts,
  ...groupName,
  causedBy: [MANAGE],
  sentence: (facts) => `prepared that a group gives the role ${facts.role}`,
  serves: 'CJIS AC-2, AC-5, AC-6',
});

export const groupRoleApproved = defineAuditEvent({
  kind: 'single-sign-on.group-role-approved',
  subject: 'identity-provider',
  facts: groupRoleFacts,
  ...groupName,
  causedBy: ['person.approve'],
  sentence: (facts) => `approved that a group gives the role ${facts.role}`,
  serves: 'CJIS AC-2, AC-5, AC-6',
});

export const groupRoleEnded = defineAuditEvent({
  kind: 'single-sign-on.group-role-ended',
  subject: 'identity-provider',
  facts: groupRoleFacts,
  ...groupName,
  causedBy: [MANAGE],
  sentence: (facts) => `ended that a group gives the role ${facts.role}`,
  serves: 'CJIS AC-2, AC-6',
});

export const rolesFollowed = defineAuditEvent({
  kind: 'single-sign-on.roles-followed',
  subject: 'person',
  facts: z.object({ provider: z.uuid(), given: roles, ended: roles, refused: roles }),
  causedBy: ['visitor', 'session.own', 'system', MANAGE],
  sentence: ({ given, ended }) =>
    `came with other groups: ${given.length} roles were given, ${ended.length} ended`,
  serves: 'CJIS AC-2, AC-6',
});

export const unknownArrived = defineAuditEvent({
  kind: 'single-sign-on.unknown-arrived',
  subject: 'identity-provider',
  facts: z.object({ number: z.string() }),
  disclosures: z.object({ subject: z.string(), name: z.string() }),
  causedBy: ['visitor'],
  sentence: ({ number }) =>
    `came from the identity provider and is linked to nobody; waits under number ${number}`,
  serves: 'CJIS AC-2, AU-2 (failed logon)',
});

export const identityLinked = defineAuditEvent({
  kind: 'single-sign-on.linked',
  subject: 'person',
  facts: z.object({ provider: z.uuid(), byThemselves: z.boolean() }),
  disclosures: z.object({ subject: z.string() }),
  causedBy: [MANAGE, 'session.own'],
  sentence: ({ byThemselves }) =>
    byThemselves
      ? 'linked the own account with an account of an identity provider'
      : 'linked a person with an account of an identity provider',
  serves: 'CJIS AC-2, IA-4',
});

export const linkApproved = defineAuditEvent({
  kind: 'single-sign-on.link-approved',
  subject: 'person',
  facts: z.object({ provider: z.uuid() }),
  causedBy: ['person.approve'],
  sentence: () => 'approved that an account of an identity provider opens a person’s account',
  serves: 'CJIS AC-2, AC-5, IA-4',
});

export const identityUnlinked = defineAuditEvent({
  kind: 'single-sign-on.unlinked',
  subject: 'person',
  facts: z.object({ provider: z.uuid(), sessionsEnded: z.int() }),
  causedBy: [MANAGE, 'session.own'],
  sentence: () => 'took the link with an identity provider away',
  serves: 'CJIS AC-2, IA-4',
});

export const linksRead = defineAuditEvent({
  kind: 'single-sign-on.links-read',
  subject: 'person',
  facts: z.object({ shown: z.int() }),
  causedBy: ['person.approve', 'session.own'],
  sentence: ({ shown }) => `read which identity providers a person is linked with (${shown} shown)`,
  serves: 'CJIS AU-2 (access to accounts)',
});

export const endedByProvider = defineAuditEvent({
  kind: 'single-sign-on.ended-by-provider',
  subject: 'person',
  facts: z.object({ provider: z.uuid(), sessionsEnded: z.int(), all: z.boolean() }),
  causedBy: ['visitor'],
  sentence: ({ sessionsEnded }) =>
    `told that somebody has signed out there; ${sessionsEnded} sessions were ended`,
  serves: 'CJIS AC-12',
});

export const endedWithProvider = defineAuditEvent({
  kind: 'single-sign-on.ended-with-provider',
  subject: 'person',
  facts: z.object({ provider: z.uuid(), sessionsEnded: z.int() }),
  causedBy: [MANAGE],
  sentence: ({ sessionsEnded }) =>
    `switched an identity provider off; ${sessionsEnded} sessions of a person were ended`,
  serves: 'CJIS AC-12, AC-2',
});

export const logoutForNobody = defineAuditEvent({
  kind: 'single-sign-on.logout-for-nobody',
  subject: 'identity-provider',
  facts: z.object({}),
  causedBy: ['visitor'],
  sentence: () => 'told that somebody has signed out there who is not signed in here',
  serves: 'CJIS AC-12',
});

export const logoutTokenRefused = defineAuditEvent({
  kind: 'single-sign-on.logout-refused',
  subject: 'identity-provider',
  facts: z.object({ reason: z.enum(['malformed', 'forged', 'replayed']) }),
  causedBy: ['visitor'],
  sentence: ({ reason }) => `sent a logout token that does not hold (${reason})`,
  serves: 'CJIS AU-2, SC-23',
});

export const breakGlassPrepared = defineAuditEvent({
  kind: 'single-sign-on.break-glass-prepared',
  subject: 'person',
  facts: z.object({}),
  causedBy: [MANAGE],
  sentence: () => 'prepared a break-glass account',
  serves: 'CJIS AC-2, CP-2',
});

export const breakGlassApproved = defineAuditEvent({
  kind: 'single-sign-on.break-glass-approved',
  subject: 'person',
  facts: z.object({}),
  causedBy: ['person.approve'],
  sentence: () => 'approved a break-glass account',
  serves: 'CJIS AC-2, AC-5, CP-2',
});

export const breakGlassEnded = defineAuditEvent({
  kind: 'single-sign-on.break-glass-ended',
  subject: 'person',
  facts: z.object({}),
  causedBy: [MANAGE],
  sentence: () => 'made a break-glass account an ordinary one',
  serves: 'CJIS AC-2',
});

export const breakGlassUsed = defineAuditEvent({
  kind: 'single-sign-on.break-glass-used',
  subject: 'person',
  facts: z.object({ session: z.uuid() }),
  causedBy: ['system'],
  sentence: () => 'signed in with a break-glass account',
  serves: 'CJIS AC-2, AU-6, IR-6',
});

export const onlyWaySet = defineAuditEvent({
  kind: 'single-sign-on.only-way-set',
  subject: 'single-sign-on',
  facts: z.object({ isOnlyWay: z.boolean() }),
  causedBy: [MANAGE],
  sentence: ({ isOnlyWay }) =>
    isOnlyWay
      ? 'made the identity provider the only way to sign in'
      : 'let people sign in with passwords again',
  serves: 'CJIS IA-2, CM-3',
});
