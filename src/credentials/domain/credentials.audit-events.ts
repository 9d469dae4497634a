import { z } from 'zod';
import { defineAuditEvent } from '../../audit-trail/audit-trail.public.js';
import { FACTOR_KINDS } from './second-factor.js';

const factor = z.uuid();
const named = z.object({ name: z.string() });
const KIND_WORDS = { totp: 'an authenticator app', passkey: 'a passkey' } as const;

const withCodes = (made: number) => (made > 0 ? ` and was given ${made} recovery codes` : '');

export const totpEnrolled = defineAuditEvent({
  kind: 'credentials.totp-enrolled',
  subject: 'person',
  facts: z.object({ factor, recoveryCodes: z.int() }),
  disclosures: named,
  causedBy: ['visitor', 'session.own'],
  sentence: ({ recoveryCodes }) =>
    `enrolled ${KIND_WORDS.totp} as a second factor${withCodes(recoveryCodes)}`,
  serves: 'CJIS IA-2(1), IA-2(2), IA-5',
});

export const passkeyEnrolled = defineAuditEvent({
  kind: 'credentials.passkey-enrolled',
  subject: 'person',
  facts: z.object({ factor, synced: z.boolean(), recoveryCodes: z.int() }),
  disclosures: named,
  causedBy: ['visitor', 'session.own'],
  sentence: ({ recoveryCodes }) =>
    `enrolled ${KIND_WORDS.passkey} as a second factor${withCodes(recoveryCodes)}`,
  serves: 'CJIS IA-2(1), IA-2(2), IA-5',
});

export const factorRenamed = defineAuditEvent({
  kind: 'credentials.factor-renamed',
  subject: 'person',
  facts: z.object({ factor }),
  disclosures: named,
  causedBy: ['session.own'],
  sentence: () => 'renamed a second factor',
  serves: 'CJIS IA-5',
});

export const factorRemoved = defineAuditEvent({
  kind: 'credentials.factor-removed',
  subject: 'person',
  facts: z.object({ factor, type: z.enum(FACTOR_KINDS) }),
  disclosures: named,
  causedBy: ['session.own'],
  sentence: ({ type }) => `removed ${KIND_WORDS[type]} as a second factor`,
  serves: 'CJIS IA-5',
});

export const recoveryCodesMade = defineAuditEvent({
  kind: 'credentials.recovery-codes-made',
  subject: 'person',
  facts: z.object({ made: z.int() }),
  causedBy: ['session.own'],
  sentence: ({ made }) => `was given ${made} new recovery codes, which ended the old ones`,
  serves: 'CJIS IA-5',
});

export const recoveryCodeUsed = defineAuditEvent({
  kind: 'credentials.recovery-code-used',
  subject: 'person',
  facts: z.object({ left: z.int() }),
  causedBy: ['visitor', 'session.own'],
  sentence: ({ left }) => `used a recovery code (${left} left)`,
  serves: 'CJIS IA-2, IA-5',
});

const PASSWORD_CHANGES = ['own', 'sign-in', 'reset'] as const;
const CHANGE_SAYS = {
  own: 'changed the password',
  'sign-in': 'changed the password on the way in',
  reset: 'chose a new password by a link',
} as const;

export const passwordChanged = defineAuditEvent({
  kind: 'credentials.password-changed',
  subject: 'person',
  facts: z.object({ by: z.enum(PASSWORD_CHANGES) }),
  causedBy: ['visitor', 'session.own'],
  sentence: ({ by }) => CHANGE_SAYS[by],
  serves: 'CJIS AU-2 (password changes), IA-5',
});

export const passwordChangeDemanded = defineAuditEvent({
  kind: 'credentials.password-change-demanded',
  subject: 'person',
  facts: z.object({}),
  disclosures: z.object({ reason: z.string() }),
  causedBy: ['person.manage'],
  sentence: () => 'asked a person for a new password, and ended their sessions',
  serves: 'CJIS IA-5 (change on compromise)',
});

export const passwordResetIssued = defineAuditEvent({
  kind: 'credentials.password-reset-issued',
  subject: 'person',
  facts: z.object({}),
  disclosures: z.object({ reason: z.string() }),
  causedBy: ['person.manage'],
  sentence: () => 'issued a link by which a person chooses a new password',
  serves: 'CJIS IA-5, AC-2',
});

export const passwordListImported = defineAuditEvent({
  kind: 'credentials.password-list-imported',
  subject: 'password-list',
  facts: z.object({ passwords: z.int() }),
  disclosures: z.object({ operator: z.string() }),
  causedBy: ['system'],
  sentence: ({ passwords }) => `replaced the list of breached passwords (${passwords})`,
  serves: 'CJIS IA-5(1)',
});
