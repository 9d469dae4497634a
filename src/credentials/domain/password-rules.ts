import { credentialsRefusals } from './credentials.errors.js';

export const PASSWORD_MIN_LENGTH = 12;
/** Hashing is costly: a longer text is refused before it reaches the hash. */
export const PASSWORD_MAX_BYTES = 1024;

/**
 * Checks a password that somebody wants to use. Length is all that matters; there are no rules of
 * composition (NIST SP 800-63B section 3.1.1.2), and the text is taken exactly as it was typed.
 * @throws DomainError `credentials.weak-password`
 */
export function checkNewPassword(password: string, username: string): void {
  const length = Array.from(password).length;
  if (length < PASSWORD_MIN_LENGTH) {
    throw credentialsRefusals.refuse('weak-password', {
      reason: 'too short',
      atLeast: PASSWORD_MIN_LENGTH,
    });
  }
  if (Buffer.byteLength(password) > PASSWORD_MAX_BYTES) {
    throw credentialsRefusals.refuse('weak-password', {
      reason: 'too long',
      atMost: PASSWORD_MAX_BYTES,
    });
  }
  if (password.toLowerCase().includes(username.toLowerCase())) {
    throw credentialsRefusals.refuse('weak-password', { reason: 'contains the user name' });
  }
  if (new Set(password).size < 5) {
    throw credentialsRefusals.refuse('weak-password', { reason: 'repeats a few characters' });
  }
}
