import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
/** NIST SP 800-38D section 8.2.2: 96 random bits; far fewer than 2^32 are ever sealed. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Which key and form a text was sealed in, so that either can change one day. */
const FORM = 1;

/**
 * Encrypts a text so that it opens only in its own place.
 * @param place what it belongs to; it is authenticated, not kept
 * @returns form (1 byte), nonce (12), ciphertext, tag (16)
 */
export function seal(key: KeyObject, text: string, place: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(place));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.of(FORM), nonce, sealed, cipher.getAuthTag()]);
}

/** The text, or null where anything at all was changed: the bytes, the key or the place. */
export function unseal(key: KeyObject, sealed: Buffer, place: string): string | null {
  if (sealed.length < 1 + NONCE_BYTES + TAG_BYTES || sealed[0] !== FORM) return null;
  const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(place));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  const body = sealed.subarray(1 + NONCE_BYTES, -TAG_BYTES);
  try {
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
