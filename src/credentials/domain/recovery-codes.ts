import { createHash } from 'node:crypto';

/** Crockford's Base32: no letter that looks like a digit. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/**
 * 24 letters are 120 bits. From 112 on a plain hash is enough (NIST SP 800-63B section 3.1.2.2):
 * nobody runs through so many, however fast the hash.
 */
const LENGTH = 24;
const GROUP = 4;
const WHOLE_CODE = new RegExp(`^[${ALPHABET}]{${String(LENGTH)}}$`);
export const RECOVERY_CODES = 10;

/** @param random a source of so many random bytes */
export function makeRecoveryCodes(random: (bytes: number) => Uint8Array): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    // 32 letters divide 256 evenly, so each byte picks one without favour.
    const letters = Array.from(random(LENGTH), (byte) => ALPHABET[byte % ALPHABET.length]);
    return (
      letters
        .join('')
        .match(new RegExp(`.{${String(GROUP)}}`, 'g'))
        ?.join('-') ?? ''
    );
  });
}

/** The one form in which a code is compared, or null for what cannot be one. */
export function readRecoveryCode(typed: string): string | null {
  const read = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return WHOLE_CODE.test(read) ? read : null;
}

/** Only this is kept. @param read as {@link readRecoveryCode} has it */
export function recoveryCodeDigest(read: string): Buffer {
  return createHash('sha256').update(`plumbline recovery code ${read}`).digest();
}
