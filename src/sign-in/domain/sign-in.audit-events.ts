import { z } from 'zod';
import { SIGN_IN_METHODS } from '../../identity/identity.public.js';
import { defineAuditEvent } from '../../audit-trail/audit-trail.public.js';
import { STEPS } from './pending-sign-in.js';

const FAILURE_REASONS = [
  'unknown',
  'password',
  'state',
  'locked',
  'code',
  'replayed-code',
  'copied-passkey',
] as const;
export type FailureReason = (typeof FAILURE_REASONS)[number];

export const signInFailed = defineAuditEvent({
  kind: 'sign-in.failed',
  subject: 'sign-in',
  facts: z.object({ reason: z.enum(FAILURE_REASONS) }),
  disclosures: z.object({ username: z.string() }),
  causedBy: ['visitor'],
  sentence: ({ reason }) => `tried to sign in (${reason})`,
  serves: 'CJIS AU-2 (failed logon)',
});

/** The proof that a sign-in begins with, the steps that follow, and its being given up. */
const STEP_NAMES = [...SIGN_IN_METHODS, ...STEPS, 'given-up'] as const;
export type StepName = (typeof STEP_NAMES)[number];

const STEP_SAYS: Readonly<Record<StepName, string>> = {
  password: 'proved the password and has not come in yet',
  'single-sign-on': 'came by single sign-on and has not come in yet',
  notice: 'acknowledged the notice on the way in',
  'second-factor': 'proved the second factor on the way in',
  enrolment: 'set up a second factor on the way in',
  'new-password': 'changed the password on the way in',
  'given-up': 'gave the sign-in up',
};

export const stepTaken = defineAuditEvent({
  kind: 'sign-in.step-taken',
  subject: 'person',
  facts: z.object({ step: z.enum(STEP_NAMES) }),
  causedBy: ['visitor'],
  sentence: ({ step }) => STEP_SAYS[step],
  serves: 'CJIS AU-2 (authentication), AC-8',
});

/** What a try was made with. */
const PROOFS = ['password', 'totp', 'passkey', 'recovery-code'] as const;
export type Proof = (typeof PROOFS)[number];

export const accountLocked = defineAuditEvent({
  kind: 'sign-in.account-locked',
  subject: 'person',
  facts: z.object({ by: z.enum(PROOFS), failures: z.int() }),
  causedBy: ['visitor', 'session.own'],
  sentence: ({ failures }) => `failed ${failures} times, so the account is locked`,
  serves: 'CJIS AC-7, AU-2 (failed logon)',
});

export const accountReleased = defineAuditEvent({
  kind: 'sign-in.account-released',
  subject: 'person',
  facts: z.object({}),
  disclosures: z.object({ reason: z.string() }),
  causedBy: ['person.manage'],
  sentence: () => 'released an account that failed attempts had locked',
  serves: 'CJIS AC-7',
});
