import type { SecondFactorKind, SignInMethod } from '../../identity/identity.public.js';

/** What may be asked of somebody between the beginning of a sign-in and its session, in order. */
export const STEPS = ['notice', 'second-factor', 'enrolment', 'new-password'] as const;
export type Step = (typeof STEPS)[number];

/** Ten minutes: time to look for a telephone, and to enrol one. */
export const PENDING_MINUTES = 10;

/** A sign-in that has begun and has no session yet. */
export interface PendingSignIn {
  readonly id: string;
  readonly personId: string;
  readonly method: SignInMethod;
  readonly bearer: boolean;
  readonly done: readonly Step[];
  /** Digest of the notice that was acknowledged. */
  readonly notice: string | null;
  readonly factor: SecondFactorKind | null;
  /** The password that it began with must be replaced. */
  readonly needsNewPassword: boolean;
  readonly expiresAt: Date;
}

/** How far a sign-in is. With nothing remaining it has a session, and its token is worthless. */
export interface Progress {
  /** Names the sign-in for other features; worth nothing to whoever knows it. */
  readonly id: string;
  readonly remaining: readonly Step[];
  readonly factors: readonly SecondFactorKind[];
  readonly expiresAt: Date;
  readonly bearer: boolean;
  /** Names the pending sign-in; null where it was known before, and once it is finished. */
  readonly token: string | null;
  readonly sessionId: string | null;
  /** Shown once, by the step that made them. */
  readonly recoveryCodes?: readonly string[];
}
