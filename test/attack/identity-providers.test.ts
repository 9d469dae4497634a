import type { JWTPayload } from 'jose';
import { ApiClient } from '../support/api-client/api-client.js';
import { expecting } from '../support/api-client/http.js';
import { goToProvider, settingsFor, signInThrough } from '../support/single-sign-on.js';
import {
  demandNobody,
  problem,
  type SingleSignOnWorld,
  startSingleSignOnWorld,
} from '../support/single-sign-on-world.js';

describe('What providers send by themselves, and where they stand', () => {
  let world: SingleSignOnWorld;
  let { server, authority, first, second, administrator } = {} as SingleSignOnWorld;

  beforeAll(async () => {
    world = await startSingleSignOnWorld();
    ({ server, authority, first, second, administrator } = world);
  });
  afterAll(() => world.stop());
  beforeEach(() => world.reset());

  describe('K11: back-channel logout', () => {
    const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
    let jti = 0;
    const claims = () => {
      const iat = Math.floor(Date.now() / 1000);
      const common = { iss: first.issuer, aud: first.clientId, iat, exp: iat + 120 };
      return {
        ...common,
        jti: `logout-${(jti += 1)}`,
        sub: 'ann-at-first',
        events: { [EVENT]: {} },
      };
    };
    const typ = { typ: 'logout+jwt' };
    const post = async (token: string) => {
      const form = { logout_token: token };
      return (await visitor().singleSignOn.backChannelLogout('first', form)).status;
    };

    it('K11: forged, of another kind or for others, it ends nothing', async () => {
      const client = await signInThrough(server.url, 'first', authority);
      const old = Math.floor(Date.now() / 1000) - 3600;
      const tokens = [
        'not a token',
        '',
        unsigned(claims()),
        await second.sign(claims(), typ),
        await first.sign(claims(), { typ: 'JWT' }),
        await first.sign(claims()),
        await first.sign({ ...claims(), nonce: 'of an ID token' }, typ),
        await first.sign({ ...claims(), aud: 'another' }, typ),
        await first.sign({ ...claims(), iss: second.issuer }, typ),
        await first.sign({ ...claims(), iat: old, exp: old + 60 }, typ),
        await first.sign({ ...claims(), iat: old, exp: old + 7200 }, typ),
        await first.sign({ ...claims(), events: { other: {} } }, typ),
        await first.sign({ ...claims(), exp: undefined }, typ),
        await first.sign({ ...claims(), jti: undefined }, typ),
        await first.sign({ ...claims(), events: undefined }, typ),
        await first.sign({ ...claims(), sub: undefined }, typ),
      ];
      for (const token of tokens) expect([token, await post(token)]).toEqual([token, 400]);
      await expecting(200, client.sessions.current());
    });

    it('K11: genuine, it ends the sessions of its subject, once', async () => {
      const client = await signInThrough(server.url, 'first', authority);
      const token = await first.sign(claims(), typ);
      expect(await post(token)).toBe(200);
      await expecting(401, client.sessions.current());
      const again = await signInThrough(server.url, 'first', authority);
      expect(await post(token)).toBe(400);
      await expecting(200, again.sessions.current());
      await expecting(200, administrator.sessions.current());
    });

    it('K11: it also ends a sign-in that has no session yet', async () => {
      const client = visitor();
      const returned = await goToProvider(client, 'first', authority);
      await expecting(200, client.singleSignOn.complete('first', returned));
      expect(await post(await first.sign(claims(), typ))).toBe(200);
      const { digest } = await expecting(200, client.signingIn.notice());
      await expecting(410, client.signingIn.acknowledge(digest));
      await demandNobody(client);
    });
  });

  describe('K12: addresses inside', () => {
    it.each([
      'https://169.254.169.254',
      'https://127.0.0.1:5432',
      'https://localhost',
      'https://localhost:1',
      'https://metadata.google.internal',
      'https://login.example.com',
    ])('K12: %s is not asked', async (issuer) => {
      const answer = await administrator.singleSignOn.check(issuer);
      expect(problem(answer)).toEqual([422, 'single-sign-on.host-not-allowed']);
      const settings = { ...settingsFor(first, 'inside'), issuer };
      const added = await administrator.singleSignOn.add(settings);
      expect(problem(added)).toEqual([422, 'single-sign-on.host-not-allowed']);
    });

    it.each(['http://127.0.0.1', 'file:///etc/passwd', 'ftp://127.0.0.1/'])(
      'K12: %s is no address of a provider',
      async (issuer) => {
        expect((await administrator.singleSignOn.check(issuer)).status).toBe(400);
      },
    );

    it.each(['jwks_uri', 'token_endpoint', 'authorization_endpoint'])(
      'K12: a provider that is allowed leads nowhere else by its %s',
      async (endpoint) => {
        first.tamper = { metadata: (found) => ({ ...found, [endpoint]: 'https://10.0.0.1/x' }) };
        const answer = await administrator.singleSignOn.check(first.issuer);
        expect(problem(answer)).toEqual([422, 'single-sign-on.host-not-allowed']);
      },
    );

    it('K12: a provider that names another issuer is not taken', async () => {
      first.tamper = { metadata: (found) => ({ ...found, issuer: second.issuer }) };
      const answer = await administrator.singleSignOn.check(first.issuer);
      expect(problem(answer)).toEqual([422, 'single-sign-on.provider-not-fit']);
    });
  });

  const visitor = () => new ApiClient(server.url);
});

function unsigned(claims: JWTPayload): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part(claims)}.`;
}
