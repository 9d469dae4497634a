import { createHash, createHmac } from 'node:crypto';

/** What a way to an identity provider and back is for. */
export const PURPOSES = ['sign-in', 'confirmation', 'link', 'test'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** The cookie, and with it the way back, is good for ten minutes. */
export const ATTEMPT_MINUTES = 10;

export interface AttemptSecrets {
  readonly state: string;
  readonly nonce: string;
  /** RFC 7636: 43 characters of base64url. */
  readonly codeVerifier: string;
}

/**
 * Everything that a way to the provider needs, made from the random value of the browser's cookie:
 * so nothing of it is stored anywhere else, and no other browser can go the way to its end.
 * The state begins with the purpose, for the page that people come back to.
 */
export function secretsOf(cookie: string, purpose: Purpose): AttemptSecrets {
  const derive = (use: string) => createHmac('sha256', cookie).update(use).digest('base64url');
  return {
    state: `${purpose}.${derive(`state/${purpose}`)}`,
    nonce: derive('nonce'),
    codeVerifier: derive('code verifier'),
  };
}

/** Under which an attempt is kept: the cookie itself is nowhere. */
export function attemptDigest(cookie: string): Buffer {
  return createHash('sha256').update(`attempt/${cookie}`).digest();
}
