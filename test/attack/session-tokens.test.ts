import { generateKeyPairSync } from 'node:crypto';
import type { ApiClient } from '../support/api-client/api-client.js';
import { type BuiltServer, startBuiltServer } from '../support/built-server.js';
import { startHttpReceiver } from '../support/http-receiver.js';
import { setUpAgency } from '../support/people.js';
import { askWith, claimsOf, encode, SessionForger, tokenOf } from '../support/session-forger.js';

const HOUR = 3600;

describe('session tokens under attack', () => {
  let server: BuiltServer;
  let administrator: ApiClient;
  let forger: SessionForger;

  beforeAll(async () => {
    server = await startBuiltServer();
    administrator = await setUpAgency(server);
    forger = await SessionForger.with(server.dataDirectory);
  });
  afterAll(() => server.stop());

  const statusOf = async (token: string) => (await askWith(server.url, token)).status;
  const own = () => claimsOf(administrator);

  it('takes what it wrote itself, also where a thief of the key wrote the very same', async () => {
    expect(await statusOf(forger.forge(forger.header(), own()))).toBe(200);
    expect(forger.forge(forger.header(), own())).toBe(tokenOf(administrator));
  });

  it.each(['none', 'None', 'NONE', ''])('B01 refuses a token that says alg "%s"', async (alg) => {
    const unsigned = `${encode(forger.header({ alg }))}.${encode(own())}.`;
    expect(await statusOf(unsigned)).toBe(401);
    expect(await statusOf(forger.forge(forger.header({ alg }), own()))).toBe(401);
  });

  it('B01 refuses an empty signature', async () => {
    const [header, claims] = tokenOf(administrator).split('.');
    expect(await statusOf(`${header}.${claims}.`)).toBe(401);
    expect(await statusOf(`${header}.${claims}`)).toBe(401);
  });

  it.each(['RS256', 'HS384', 'HS512', 'ES256', 'hs256'])(
    'B02 takes one algorithm only, so not %s, whatever key it is signed with',
    async (alg) => {
      const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
      const pem = Buffer.from(publicKey.export({ type: 'spki', format: 'pem' }));
      expect(await statusOf(forger.forge(forger.header({ alg }), own()))).toBe(401);
      expect(await statusOf(forger.forge(forger.header({ alg }), own(), pem))).toBe(401);
    },
  );

  it.each([
    '../../../../etc/passwd',
    '/dev/null',
    `x' UNION SELECT '`,
    'http://127.0.0.1/key',
    '',
    null,
    {},
  ])('B03 reads no key where the token says: kid %j', async (kid) => {
    const empty = Buffer.alloc(0);
    expect(await statusOf(forger.forge(forger.header({ kid }), own()))).toBe(401);
    expect(await statusOf(forger.forge(forger.header({ kid }), own(), empty))).toBe(401);
  });

  it('B03 fetches nothing that a token names: jku, x5u, jwk, x5c', async () => {
    const receiver = await startHttpReceiver();
    try {
      const jwk = { kty: 'oct', k: forger.key.toString('base64url'), kid: forger.kid };
      for (const header of [
        { jku: receiver.url },
        { x5u: receiver.url },
        { jwk },
        { x5c: ['MIIB'] },
        { crit: ['exp'] },
      ]) {
        expect(await statusOf(forger.forge(forger.header(header), own()))).toBe(401);
      }
      expect(receiver.posted).toEqual([]);
    } finally {
      await receiver.close();
    }
  });

  it('B04 refuses what is expired, of the future, or says no time', async () => {
    const now = Math.floor(Date.now() / 1000);
    for (const wrong of [
      { iat: now - HOUR, exp: now - 10 },
      { iat: now + HOUR, exp: now + HOUR + 1800 },
      { nbf: now + HOUR },
      { nbf: now },
      { exp: undefined },
      { iat: undefined },
      { exp: String(now + 60) },
      { exp: now + 24 * HOUR },
      { iat: now, exp: now - 1 },
    ]) {
      const token = forger.forge(forger.header(), { ...own(), ...wrong });
      expect([wrong, await statusOf(token)]).toEqual([wrong, 401]);
    }
  });

  it('B05 refuses another issuer, another audience, another type', async () => {
    for (const wrong of [{ iss: 'elsewhere' }, { aud: 'media' }, { aud: ['plumbline-session'] }]) {
      expect(await statusOf(forger.forge(forger.header(), { ...own(), ...wrong }))).toBe(401);
    }
    for (const typ of ['JWT', 'at+jwt', 'logout+jwt', undefined]) {
      expect(await statusOf(forger.forge(forger.header({ typ }), own()))).toBe(401);
    }
  });

  it('B07 refuses trailing garbage, padding and other alphabets', async () => {
    const token = tokenOf(administrator);
    const [header = '', claims = '', signature = ''] = token.split('.');
    const last = signature.at(-1)!;
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    // The last character carries two bits that mean nothing: three others decode to the same bytes.
    const twin = alphabet[alphabet.indexOf(last) ^ 1]!;
    for (const odd of [
      `${token}x`,
      `${token}.x`,
      `${token}=`,
      `${header}.${claims}=.${signature}`,
      `${header}=.${claims}.${signature}`,
      `${header}.${claims}.${signature.slice(0, -1)}${twin}`,
      `${header}.${claims}.${signature.replaceAll('-', '+').replaceAll('_', '/')}=`,
      `${header}\n.${claims}.${signature}`.replace('\n', '%0a'),
    ]) {
      expect([odd, await statusOf(odd)]).toEqual([odd, 401]);
    }
  });

  it('B07 refuses a claim that stands twice', async () => {
    const text = JSON.stringify(own());
    const twice = text.replace('{', '{"sid":"00000000-0000-7000-8000-000000000000",');
    expect(await statusOf(forger.forge(forger.header(), twice))).toBe(401);
    expect(await statusOf(forger.forge(forger.header(), ` ${text}`))).toBe(401);
  });

  it('B08 refuses huge tokens quickly', async () => {
    const sids = Array.from({ length: 10_000 }, () => own()['sid']);
    for (const token of [
      forger.forge(forger.header(), { ...own(), sid: sids }),
      'x'.repeat(1024 * 1024),
      `${'a'.repeat(5000)}.${'b'.repeat(5000)}.c`,
    ]) {
      const begun = performance.now();
      expect([401, 431]).toContain(await statusOf(token));
      expect(performance.now() - begun).toBeLessThan(1_000);
    }
    expect((await administrator.sessions.current()).status).toBe(200);
  });
});
