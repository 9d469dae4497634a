export const FACTOR_RESET_STATES = ['prepared', 'approved', 'refused', 'withdrawn'] as const;
export type FactorResetState = (typeof FACTOR_RESET_STATES)[number];

/**
 * How long whoever has helped somebody to one of the two proofs stays away from the other: with
 * both, one person could walk into the account.
 */
export const APART_HOURS = 24;

/** From which moment on what was done for the other proof still counts. */
export function apartSince(now: Date): Date {
  return new Date(now.getTime() - APART_HOURS * 3_600_000);
}
