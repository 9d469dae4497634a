import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** What every credential of an API client begins with, for the guard and for secret scanners. */
export const CREDENTIAL_PREFIX = 'plb_';

/** `plb_`, the client's identifier in hex, and 256 random bits: nothing a guess could reach. */
const FORM = /^plb_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})_[\w-]{43}$/;

const sha256 = (text: string) => createHash('sha256').update(text).digest();

export interface NewCredential {
  /** Shown once to whoever made it; only its digest is kept. */
  readonly credential: string;
  readonly sha256: Buffer;
}

/** A fresh credential of a client. */
export function makeCredential(clientId: string): NewCredential {
  const secret = randomBytes(32).toString('base64url');
  const credential = `${CREDENTIAL_PREFIX}${clientId.replaceAll('-', '')}_${secret}`;
  return { credential, sha256: sha256(credential) };
}

/** The client that a credential names, or null where it has not the form of one. */
export function clientNamedBy(credential: string): string | null {
  const found = FORM.exec(credential);
  return found === null ? null : found.slice(1).join('-');
}

export interface KeptSecret {
  readonly secretSha256: Buffer;
  /** Null while no end is set, as for the newest one. */
  readonly endsAt: Date | null;
}

/**
 * Whether a credential is one of the kept ones, and not past its end. Compares digests, and all of
 * them, in constant time. A digest without salt or cost is enough for 256 random bits.
 */
export function isOneOf(kept: readonly KeptSecret[], credential: string, now: Date): boolean {
  const given = sha256(credential);
  const matches = kept.filter(({ secretSha256 }) => timingSafeEqual(secretSha256, given));
  return matches.some(({ endsAt }) => endsAt === null || endsAt > now);
}
