import { createHash } from 'node:crypto';

/** How somebody proved who they are when the session began. */
export const SIGN_IN_METHODS = ['password', 'single-sign-on'] as const;
export type SignInMethod = (typeof SIGN_IN_METHODS)[number];

/** What somebody proved besides. */
export const SECOND_FACTOR_KINDS = ['totp', 'passkey', 'recovery-code'] as const;
export type SecondFactorKind = (typeof SECOND_FACTOR_KINDS)[number];

/** What decides whether a session still holds. */
export interface SessionTimes {
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly endedAt: Date | null;
}

export interface SessionLimits {
  readonly idleMinutes: number;
  readonly maximumHours: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** CJIS AC-11 and IA-5(j): idle too long, or simply too old, means signing in again. */
export function isSessionLive(session: SessionTimes, limits: SessionLimits, now: Date): boolean {
  if (session.endedAt !== null) return false;
  const idle = now.getTime() - session.lastSeenAt.getTime();
  const age = now.getTime() - session.createdAt.getTime();
  return idle <= limits.idleMinutes * MINUTE && age <= limits.maximumHours * HOUR;
}

/** Writing "seen" at every request would turn each read into a write; once a minute is enough. */
export function isWorthTouching(session: SessionTimes, now: Date): boolean {
  return now.getTime() - session.lastSeenAt.getTime() >= MINUTE;
}

/** What a session is used from. */
export interface Whereabouts {
  readonly address: string | null;
  readonly userAgent: string | null;
}

/** A short name of an address and a browser together, from which neither can be read off. */
export function placeOf({ address, userAgent }: Whereabouts): string {
  const text = JSON.stringify([address, userAgent]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
