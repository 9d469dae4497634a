/** What somebody has, besides the password that they know. */
export const FACTOR_KINDS = ['totp', 'passkey'] as const;
export type FactorKind = (typeof FACTOR_KINDS)[number];

/** How the second step of a sign-in can be taken: by a factor, or by a code kept for its loss. */
export type SecondStep = FactorKind | 'recovery-code';

/**
 * What became of a proof. Outcomes, never exceptions: whoever asks counts failures in the same
 * transaction, which must therefore commit.
 */
export type FactorCheck = 'good' | 'wrong' | 'replayed' | 'cloned';

/** What a person calls a factor, so as to tell the phone from the key on the ring. */
export const FACTOR_NAME_MAX = 60;
/** More than anybody has; a limit, because each one is another way in. */
export const FACTORS_MAX = 10;

/** How long an enrolment or a question to a passkey stays open. */
export const CEREMONY_MS = 10 * 60_000;

/** What a factor is called until its owner calls it something else. */
export const FACTOR_NAMES: Readonly<Record<FactorKind, string>> = {
  totp: 'Authenticator app',
  passkey: 'Passkey',
};
