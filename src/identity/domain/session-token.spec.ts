import { claimsOf, encodePart, tokenPayload } from './session-token.js';

const SID = '018f3c1e-0000-7000-8000-000000000001';
const now = new Date('2026-11-20T12:00:00Z');
const iat = now.getTime() / 1000;
const limits = { now, lifetimeSeconds: 1800 };
const tokenWith = (payload: object) => `h.${encodePart({ ...payload })}.s`;
const genuine = tokenPayload({ sid: SID, gen: 2, iat }, 1800);
const claimed = (payload: object, token = tokenWith(payload), given = limits) =>
  claimsOf(token, payload, given);

describe('a session token', () => {
  it('says which session, which of its tokens, and since when', () => {
    expect(claimed(genuine)).toEqual({ sid: SID, gen: 2, iat });
  });

  it.each(['iss', 'aud', 'sid', 'gen', 'iat', 'exp'])('is none without %s', (name) => {
    expect(claimed({ ...genuine, [name]: undefined })).toBeNull();
  });

  it.each([
    ['another issuer', { iss: 'elsewhere' }],
    ['another audience', { aud: 'media' }],
    ['several audiences', { aud: ['plumbline-session', 'media'] }],
    ['a claim too many', { admin: true }],
    ['a time before which it is not good', { nbf: iat }],
    ['a session that is no identifier', { sid: `${SID}' OR true` }],
    ['a long list of sessions', { sid: Array.from({ length: 10_000 }, () => SID) }],
    ['a part of a second', { iat: iat + 0.5 }],
    ['times as text', { iat: String(iat) }],
    ['an endless life', { exp: Number.MAX_SAFE_INTEGER }],
    ['a life longer than tokens have', { exp: iat + 1801 }],
    ['a life that ends before it begins', { exp: iat - 1 }],
  ])('is none with %s', (_what, change) => {
    expect(claimed({ ...genuine, ...change })).toBeNull();
  });

  it('is none where a claim stands twice, or in another order', () => {
    const text = JSON.stringify(genuine);
    const twice = `${text.slice(0, -1)},"sid":"${SID}"}`;
    const ordered = JSON.stringify(Object.fromEntries(Object.entries(genuine).reverse()));
    for (const written of [twice, ordered, ` ${text}`]) {
      const token = `h.${Buffer.from(written).toString('base64url')}.s`;
      expect(claimed(genuine, token)).toBeNull();
    }
    expect(claimed(genuine, `h.${Buffer.from(text).toString('base64')}=.s`)).toBeNull();
  });

  it('B21: is good from its making to its end, wherever the clock is set', () => {
    const at = (seconds: number) => ({ ...limits, now: new Date(now.getTime() + seconds * 1000) });
    expect(claimed(genuine, undefined, at(1799))).not.toBeNull();
    expect(claimed(genuine, undefined, at(1800))).toBeNull();
    expect(claimed(genuine, undefined, at(7200))).toBeNull();
    expect(claimed(genuine, undefined, at(-30))).not.toBeNull();
    expect(claimed(genuine, undefined, at(-61))).toBeNull();
    expect(claimed(genuine, undefined, at(-7200))).toBeNull();
  });
});
