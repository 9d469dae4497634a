import { createHash } from 'node:crypto';

/** How somebody proved who they are when the session began. */
export const SIGN_IN_METHODS = ['password', 'single-sign-on'] as const;
export type SignInMethod = (typeof SIGN_IN_METHODS)[number];

/** What somebody proved besides. */
export const SECOND_FACTOR_KINDS = ['totp', 'passkey', 'recovery-code'] as const;
export type SecondFactorKind = (typeof SECOND_FACTOR_KINDS)[number];

/** What somebody with an open session proved anew who they are with. */
export const CONFIRMATION_FACTORS = [
  'password',
  'password-and-code',
  'passkey',
  'single-sign-on',
] as const;
export type ConfirmationFactor = (typeof CONFIRMATION_FACTORS)[number];

/** What decides whether a session still holds. */
export interface SessionTimes {
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  /** Since when its screen is locked. */
  readonly lockedAt: Date | null;
  readonly endedAt: Date | null;
}

export interface SessionLimits {
  readonly idleMinutes: number;
  readonly maximumHours: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Between the clocks of two servers. */
const SKEW = MINUTE;

/** Locked: it opens nothing until its owner has proved anew who they are. */
export type SessionState = 'live' | 'locked' | 'over';

/**
 * CJIS AC-11 and IA-5(j): left alone too long, it is locked, as if its owner had done it; too old,
 * it is over, however busy or well locked.
 */
export function sessionStateOf(
  session: SessionTimes,
  limits: SessionLimits,
  now: Date,
): SessionState {
  if (session.endedAt !== null) return 'over';
  const idle = now.getTime() - session.lastSeenAt.getTime();
  const age = now.getTime() - session.createdAt.getTime();
  // One that lies in the future would outlive its limits by as much as the clock was set back.
  if (idle < -SKEW || age < -SKEW) return 'over';
  if (age > limits.maximumHours * HOUR) return 'over';
  return session.lockedAt !== null || idle > limits.idleMinutes * MINUTE ? 'locked' : 'live';
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

/** A browser that wanders among more addresses than this is entered again for those it left. */
export const PLACES_KEPT = 16;

/** Whether the session was used from there before. */
export function wasUsedFrom(
  session: Whereabouts & { readonly places: readonly string[] },
  visitor: Whereabouts,
): boolean {
  if (session.address === visitor.address && session.userAgent === visitor.userAgent) return true;
  return session.places.includes(placeOf(visitor));
}

/** What a session may be bound to: used from elsewhere, it ends. */
export const SESSION_BINDINGS = ['nothing', 'browser', 'browser-and-address'] as const;
export type SessionBinding = (typeof SESSION_BINDINGS)[number];

export function breaksBinding(
  opened: Whereabouts,
  visitor: Whereabouts,
  binding: SessionBinding,
): boolean {
  if (binding === 'nothing') return false;
  const isOtherBrowser = opened.userAgent !== visitor.userAgent;
  return (
    isOtherBrowser || (binding === 'browser-and-address' && opened.address !== visitor.address)
  );
}
