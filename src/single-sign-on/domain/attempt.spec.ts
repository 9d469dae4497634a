import { attemptDigest, secretsOf } from './attempt.js';

describe('The secrets of a way to the provider and back', () => {
  const secrets = secretsOf('a cookie', 'sign-in');

  it('are the same for the same cookie, and all different from each other', () => {
    expect(secretsOf('a cookie', 'sign-in')).toEqual(secrets);
    const { state, nonce, codeVerifier } = secrets;
    expect(new Set([state, nonce, codeVerifier, 'a cookie']).size).toBe(4);
  });

  it('are others for another cookie or purpose', () => {
    expect(secretsOf('another', 'sign-in').nonce).not.toBe(secrets.nonce);
    expect(secretsOf('a cookie', 'link').state.split('.')[1]).not.toBe(secrets.state.split('.')[1]);
  });

  it('fit RFC 7636, and are not what the row is kept under', () => {
    expect(secrets.codeVerifier).toMatch(/^[\w-]{43}$/);
    expect(attemptDigest('a cookie').toString('base64url')).not.toBe(secrets.codeVerifier);
  });
});
