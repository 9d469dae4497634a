import { hash, randomBytes } from 'node:crypto';

/** One value that an entry commits to without holding it (RFC 9901, section 4.2). */
export interface Disclosure {
  readonly name: string;
  /** base64url of the JSON array `[salt, name, value]`: exactly these characters are hashed. */
  readonly encoded: string;
  /** base64url of the SHA-256 of `encoded`; this, and only this, stands in the entry. */
  readonly digest: string;
}

/** 128 bits: values such as a name or an address are few enough to be guessed without a salt. */
const SALT_BYTES = 16;

/** Salts a value and commits to it. The salt is an argument so that vectors can be tested. */
export function disclose(
  name: string,
  value: unknown,
  salt = randomBytes(SALT_BYTES).toString('base64url'),
): Disclosure {
  const encoded = Buffer.from(JSON.stringify([salt, name, value])).toString('base64url');
  return { name, encoded, digest: disclosureDigest(encoded) };
}

/** RFC 9901, 4.2.3: the digest is taken over the characters of the encoding, not over the JSON. */
export function disclosureDigest(encoded: string): string {
  return hash('sha256', encoded, 'base64url');
}

/** What a disclosure says, or null if the text is no disclosure. */
export function readDisclosure(encoded: string): { name: string; value: unknown } | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(encoded, 'base64url').toString());
    if (!Array.isArray(parts) || parts.length !== 3) return null;
    const [salt, name, value] = parts as unknown[];
    return typeof salt === 'string' && typeof name === 'string' ? { name, value } : null;
  } catch {
    return null;
  }
}
