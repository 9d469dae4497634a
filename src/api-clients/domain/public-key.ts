import { createPublicKey, type JsonWebKey, type KeyObject, verify } from 'node:crypto';

/** The algorithms of RFC 9421 section 3.3 that devices may sign with. */
export const SIGNATURE_ALGORITHMS = ['ed25519', 'ecdsa-p256-sha256'] as const;
export type SignatureAlgorithm = (typeof SIGNATURE_ALGORITHMS)[number];

export interface PublicKey {
  readonly algorithm: SignatureAlgorithm;
  /** SubjectPublicKeyInfo, DER. */
  readonly spki: Buffer;
}

/** What somebody pasted is no public key that can be used, and which. */
export type KeyFault = 'private-key' | 'not-a-key' | 'other-kind';

/** Reads a public key from PEM or a JSON Web Key (RFC 7517). */
export function readPublicKey(text: string): PublicKey | KeyFault {
  // Node derives the public key from a private one; taking it would hide that it went astray.
  if (text.includes('PRIVATE KEY')) return 'private-key';
  const key = text.trim().startsWith('{') ? fromJwk(text) : fromPem(text);
  if (key === 'private-key' || key === null) return key ?? 'not-a-key';
  const algorithm = algorithmOf(key);
  if (algorithm === null) return 'other-kind';
  return { algorithm, spki: key.export({ type: 'spki', format: 'der' }) };
}

function fromPem(text: string): KeyObject | null {
  try {
    return createPublicKey({ key: text, format: 'pem' });
  } catch {
    return null;
  }
}

function fromJwk(text: string): KeyObject | 'private-key' | null {
  try {
    const key = JSON.parse(text) as JsonWebKey;
    return key.d === undefined ? createPublicKey({ key, format: 'jwk' }) : 'private-key';
  } catch {
    return null;
  }
}

function algorithmOf(key: KeyObject): SignatureAlgorithm | null {
  if (key.asymmetricKeyType === 'ed25519') return 'ed25519';
  const isP256 = key.asymmetricKeyDetails?.namedCurve === 'prime256v1';
  return key.asymmetricKeyType === 'ec' && isP256 ? 'ecdsa-p256-sha256' : null;
}

/** Whether the key's owner signed these bytes. ECDSA signatures are r and s side by side. */
export function isSignedBy(
  { algorithm, spki }: PublicKey,
  bytes: Uint8Array,
  signature: Uint8Array,
): boolean {
  const key = createPublicKey({ key: spki, type: 'spki', format: 'der' });
  return algorithm === 'ed25519'
    ? verify(null, bytes, key, signature)
    : verify('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }, signature);
}
