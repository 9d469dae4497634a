/** What a session's token says. It names the session, and that alone opens nothing. */
export interface SessionClaims {
  /** The session's identifier. */
  readonly sid: string;
  /** Which of the session's tokens: proving anew who one is makes the older ones worthless. */
  readonly gen: number;
  /** Seconds since 1970. */
  readonly iat: number;
}

export const TOKEN_ISSUER = 'plumbline';
export const TOKEN_AUDIENCE = 'plumbline-session';
export const TOKEN_ALGORITHM = 'HS256';
/** RFC 8725 section 3.11: a token of another kind is never taken for one of these. */
export const TOKEN_TYPE = 'plumbline-session+jwt';

/** Ours have some three hundred characters; what is longer is not looked at. */
export const LONGEST_TOKEN = 1024;

/** Between the clocks of two servers. */
const SKEW_SECONDS = 60;

const IDENTIFIER = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Everything that a token carries, in the one order in which it is written and taken back. */
export function tokenPayload(
  { sid, gen, iat }: SessionClaims,
  lifetimeSeconds: number,
): Record<string, unknown> {
  const [iss, aud] = [TOKEN_ISSUER, TOKEN_AUDIENCE];
  return { iss, aud, sid, gen, iat, exp: iat + lifetimeSeconds };
}

/** The first part of every token under one key. It is compared as text and never interpreted. */
export function tokenHeader(kid: string): Record<string, unknown> {
  return { alg: TOKEN_ALGORITHM, typ: TOKEN_TYPE, kid };
}

export function encodePart(part: Record<string, unknown>): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

interface TokenTimes {
  readonly now: Date;
  readonly lifetimeSeconds: number;
  /** For how long past its end it is read nevertheless. */
  readonly graceSeconds?: number;
}

interface Claimed {
  readonly sid?: unknown;
  readonly gen?: unknown;
  readonly iat?: unknown;
  readonly exp?: unknown;
}

/**
 * What a token with a good signature says, or null where it is not one that we would have written:
 * a claim too many, too few or twice, another order, another lifetime, another time.
 * @param token as it came
 * @param payload its second part, parsed
 */
export function claimsOf(
  token: string,
  payload: Claimed,
  { now, lifetimeSeconds, graceSeconds = 0 }: TokenTimes,
): SessionClaims | null {
  const { sid, gen, iat, exp } = payload;
  if (typeof sid !== 'string' || !IDENTIFIER.test(sid)) return null;
  if (!isCount(gen) || !isCount(iat) || !isCount(exp)) return null;
  const lifetime = exp - iat;
  if (lifetime <= 0 || lifetime > lifetimeSeconds) return null;
  const claims = { sid, gen, iat };
  if (token.split('.')[1] !== encodePart(tokenPayload(claims, lifetime))) return null;
  const seconds = now.getTime() / 1000;
  return iat <= seconds + SKEW_SECONDS && seconds < exp + graceSeconds ? claims : null;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
