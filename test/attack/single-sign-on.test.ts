import { generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { ApiClient } from '../support/api-client/api-client.js';
import { expecting } from '../support/api-client/http.js';
import { OidcBrowser } from '../support/oidc-browser.js';
import { chiefOf, createPerson, TEST_PASSWORD } from '../support/people.js';
import {
  goToProvider,
  numberIn,
  returnedWith,
  settingsFor,
  signInThrough,
} from '../support/single-sign-on.js';
import {
  demandNobody,
  MFA,
  problem,
  type SingleSignOnWorld,
  startSingleSignOnWorld,
} from '../support/single-sign-on-world.js';

describe('Single sign-on', () => {
  let world: SingleSignOnWorld;
  let { server, authority, first, second, administrator, ann } = {} as SingleSignOnWorld;

  beforeAll(async () => {
    world = await startSingleSignOnWorld();
    ({ server, authority, first, second, administrator, ann } = world);
  });
  afterAll(() => world.stop());
  beforeEach(() => world.reset());

  it('lets in whoever is linked, once they have read the notice', async () => {
    const client = await signInThrough(server.url, 'first', authority);
    const { person } = await expecting(200, client.sessions.current());
    expect(person.username).toBe('ann');
  });

  describe('K01: the way back', () => {
    it('K01: is refused with a foreign state, without a state, and from another browser', async () => {
      const client = visitor();
      const returned = await goToProvider(client, 'first', authority);
      const stranger = visitor();
      await expecting(410, stranger.singleSignOn.complete('first', returned));
      const other = await goToProvider(stranger, 'first', authority);
      const mixed = { ...returned, state: other.state };
      await expecting(410, client.singleSignOn.complete('first', mixed));
      await expecting(400, client.singleSignOn.complete('first', { code: returned.code }));
      await demandNobody(client, stranger);
    });

    it('K01: goes once: neither state nor code is good again', async () => {
      const client = visitor();
      const returned = await goToProvider(client, 'first', authority);
      const cookie = client.http.cookie('__Host-plumbline-sso') ?? '';
      await expecting(200, client.singleSignOn.complete('first', returned));
      const again = visitor();
      again.http.setCookie('__Host-plumbline-sso', cookie);
      await expecting(410, again.singleSignOn.complete('first', returned));
      const fresh = await goToProvider(again, 'first', authority);
      const replayed = { ...fresh, code: returned.code };
      await expecting(401, again.singleSignOn.complete('first', replayed));
      await demandNobody(again);
    });

    it('K01: asks for a code with PKCE (S256), a state and a nonce, and no secret in the address', async () => {
      const { url } = await expecting(201, visitor().singleSignOn.start('first'));
      const asked = new URL(url).searchParams;
      expect(asked.get('code_challenge_method')).toBe('S256');
      expect(asked.get('code_challenge')).toMatch(/^[\w-]{43}$/);
      expect(asked.get('response_type')).toBe('code');
      expect(asked.get('nonce')).toMatch(/^[\w-]{43}$/);
      expect(url).not.toContain(encodeURIComponent(first.clientSecret));
    });

    it('K01: a code that was got with another challenge opens nothing', async () => {
      const client = visitor();
      const { url } = await expecting(201, client.singleSignOn.start('first'));
      const address = new URL(url);
      address.searchParams.set('code_challenge', 'x'.repeat(43));
      const returned = returnedWith(await new OidcBrowser(authority).follow(address.href));
      await expecting(401, client.singleSignOn.complete('first', returned));
      await demandNobody(client);
    });

    it('K01: what the provider refuses is refused in words', async () => {
      const client = visitor();
      const { url } = await expecting(201, client.singleSignOn.start('first'));
      const state = new URL(url).searchParams.get('state') ?? '';
      const returned = { state, error: 'access_denied', iss: first.issuer };
      const answer = await client.singleSignOn.complete('first', returned);
      expect(problem(answer)).toEqual([401, 'single-sign-on.refused-by-provider']);
    });
  });

  describe('K02: an ID token', () => {
    const now = () => Math.floor(Date.now() / 1000);
    const forgeries: Record<string, (claims: JWTPayload) => Promise<string>> = {
      'with another nonce': (claims) => first.sign({ ...claims, nonce: 'another' }),
      'without a nonce': (claims) => first.sign({ ...claims, nonce: undefined }),
      'for another audience': (claims) => first.sign({ ...claims, aud: 'another' }),
      'for another audience besides': (claims) =>
        first.sign({ ...claims, aud: ['plumbline', 'another'], azp: 'plumbline' }),
      'for another authorized party': (claims) => first.sign({ ...claims, azp: 'another' }),
      'of another issuer': (claims) => first.sign({ ...claims, iss: second.issuer }),
      'that has expired': (claims) =>
        first.sign({ ...claims, iat: now() - 7200, exp: now() - 3600 }),
      'without an expiry': (claims) => first.sign({ ...claims, exp: undefined }),
      'without a subject': (claims) => first.sign({ ...claims, sub: undefined }),
      'signed by another key': (claims) => second.sign(claims),
      'signed by a key that is not published': (claims) => first.sign(claims, { kid: 'unknown' }),
      'without a signature': (claims) => Promise.resolve(unsigned(claims)),
      'signed with the client secret': (claims) =>
        new SignJWT(claims)
          .setProtectedHeader({ alg: 'HS256', kid: 'first' })
          .sign(Buffer.from(first.clientSecret)),
      'signed by another algorithm': async (claims) => {
        const { privateKey } = await generateKeyPair('ES256');
        const header = { alg: 'ES256', kid: 'first' };
        return new SignJWT(claims).setProtectedHeader(header).sign(privateKey);
      },
      'whose claims were changed': async (claims) => {
        const [header, , signature] = (await first.sign(claims)).split('.');
        const changed = Buffer.from(JSON.stringify({ ...claims, sub: 'somebody-else' }));
        return [header, changed.toString('base64url'), signature].join('.');
      },
    };

    it.each(Object.keys(forgeries))('K02: %s opens nothing', async (name) => {
      const client = visitor();
      const returned = await goToProvider(client, 'first', authority);
      first.tamper = { idToken: (claims) => (forgeries[name] ?? unsigned)(claims) };
      const answer = await client.singleSignOn.complete('first', returned);
      expect(problem(answer)).toEqual([401, 'single-sign-on.not-proven']);
      await demandNobody(client);
    });

    it('K02: that is genuine passes the same way (so the others fail for their reason)', async () => {
      first.tamper = { idToken: (claims) => first.sign(claims) };
      const client = await signInThrough(server.url, 'first', authority);
      await expecting(200, client.sessions.current());
    });

    it('K02: is refused as soon as the provider publishes other keys', async () => {
      first.tamper = { keys: () => [] };
      const client = visitor();
      const returned = await goToProvider(client, 'first', authority);
      const answer = await client.singleSignOn.complete('first', returned);
      expect(problem(answer)).toEqual([401, 'single-sign-on.not-proven']);
      first.tamper = { keys: (keys) => keys.map((key) => ({ ...key, kid: 'other' })) };
      const again = await goToProvider(client, 'first', authority);
      await expecting(401, client.singleSignOn.complete('first', again));
      await demandNobody(client);
    });
  });

  it('K03: a code of one provider opens nothing at another, and none names itself another', async () => {
    const client = visitor();
    const ofSecond = await goToProvider(client, 'second', authority);
    await expecting(410, client.singleSignOn.complete('first', ofSecond));
    const other = visitor();
    const ofFirst = await goToProvider(other, 'first', authority);
    const mixed = { ...ofFirst, iss: second.issuer };
    expect(problem(await other.singleSignOn.complete('first', mixed))[0]).toBe(401);
    const silent = visitor();
    const unnamed = { ...(await goToProvider(silent, 'first', authority)), iss: undefined };
    await expecting(401, silent.singleSignOn.complete('first', unnamed));
    const crossed = visitor();
    const begun = await goToProvider(crossed, 'first', authority);
    const { code } = await goToProvider(visitor(), 'second', authority);
    await expecting(401, crossed.singleSignOn.complete('first', { ...begun, code }));
    await demandNobody(client, other, silent, crossed);
  });

  it('K04: the same mail address, name or subject at another provider is nobody', async () => {
    second.login = {
      subject: 'ann-at-first',
      ...MFA,
      claims: { email: 'ann@agency.example', email_verified: true, name: 'ann' },
    };
    const client = visitor();
    const returned = await goToProvider(client, 'second', authority);
    const answer = await client.singleSignOn.complete('second', returned);
    expect(problem(answer)).toEqual([403, 'single-sign-on.not-linked']);
    await demandNobody(client);
  });

  it('K04: one administrator alone links nobody: it opens nothing until another approves', async () => {
    const roles = [{ role: 'records' }];
    const victim = await createPerson(administrator, { username: 'victim', roles });
    const { id } = (await expecting(200, victim.sessions.current())).person;
    first.login = { subject: 'of-the-administrator', ...MFA };
    const arrive = async () => {
      const client = visitor();
      const returned = await goToProvider(client, 'first', authority);
      return client.singleSignOn.complete('first', returned);
    };
    const number = numberIn(await arrive());
    const link = await expecting(201, administrator.singleSignOn.linkArrival(id, number));
    expect(problem(await arrive())).toEqual([403, 'single-sign-on.not-linked']);
    expect(problem(await administrator.singleSignOn.approveLink(id, link.id))).toEqual([
      403,
      'single-sign-on.own-preparation',
    ]);
    expect(problem(await arrive())).toEqual([403, 'single-sign-on.not-linked']);
    const chief = await chiefOf(administrator);
    await expecting(204, chief.singleSignOn.approveLink(id, link.id));
    const client = await signInThrough(server.url, 'first', authority);
    expect((await expecting(200, client.sessions.current())).person.id).toBe(id);
  });

  it('K05: a mail address that changes at the provider changes nothing', async () => {
    first.login = {
      subject: 'ann-at-first',
      ...MFA,
      claims: { email: 'ada@agency.example', email_verified: false, name: 'Ada Admin' },
    };
    const client = await signInThrough(server.url, 'first', authority);
    expect((await expecting(200, client.sessions.current())).person.id).toBe(ann);
    first.login = { ...first.login, subject: 'stranger' };
    const stranger = visitor();
    const returned = await goToProvider(stranger, 'first', authority);
    await expecting(403, stranger.singleSignOn.complete('first', returned));
  });

  it('K08: groups that nobody listed give no role, whatever they are called', async () => {
    const groups = ['administrator', 'chief', 'Domain Admins', 'service', '*'];
    first.login = { subject: 'ann-at-first', ...MFA, claims: { groups } };
    const client = await signInThrough(server.url, 'first', authority);
    const { person } = await expecting(200, client.sessions.current());
    expect(person.roles.map(({ role }) => role)).toEqual(['records']);
  });

  it('K08: a listed group gives its role once a second person has approved, and takes it along', async () => {
    const { providers } = await expecting(200, administrator.singleSignOn.settings());
    const provider = providers.find(({ slug }) => slug === 'first')?.id ?? '';
    for (const role of ['administrator', 'chief', 'service']) {
      const answer = await administrator.singleSignOn.prepareGroupRole(provider, {
        group: 'bwc',
        role,
      });
      expect(problem(answer)).toEqual([422, 'single-sign-on.role-not-mapped']);
    }
    const line = { group: 'bwc-approvers', role: 'approver' };
    const { id } = await expecting(
      201,
      administrator.singleSignOn.prepareGroupRole(provider, line),
    );
    const roles = async () => {
      const client = await signInThrough(server.url, 'first', authority);
      const { person } = await expecting(200, client.sessions.current());
      return person.roles.map(({ role }) => role).sort();
    };
    first.login = { subject: 'ann-at-first', ...MFA, claims: { groups: ['bwc-approvers', 'x'] } };
    expect(await roles()).toEqual(['records']);
    await expecting(403, administrator.singleSignOn.approveGroupRole(provider, id));
    const chief = await chiefOf(administrator);
    await expecting(204, chief.singleSignOn.approveGroupRole(provider, id));
    expect(await roles()).toEqual(['approver', 'records']);
    first.login = { subject: 'ann-at-first', ...MFA, claims: { groups: ['x'] } };
    expect(await roles()).toEqual(['records']);
  });

  it('K10: with the provider as the only way, break-glass accounts alone open, and are noticed', async () => {
    const { singleSignOn } = administrator;
    const needed = await singleSignOn.setOnlyWay(true);
    expect(problem(needed)).toEqual([409, 'single-sign-on.break-glass-needed']);
    const { person } = await expecting(200, administrator.sessions.current());
    const { id } = await expecting(201, singleSignOn.prepareBreakGlass(person.id));
    expect(problem(await singleSignOn.approveBreakGlass(id))[0]).toBe(403);
    expect(problem(await singleSignOn.setOnlyWay(true))[0]).toBe(409);
    await expecting(204, (await chiefOf(administrator)).singleSignOn.approveBreakGlass(id));
    await expecting(204, singleSignOn.setOnlyWay(true));
    try {
      first.tamper = { tokenAnswer: () => ({ error: 'server_error' }) };
      const barred = await visitor().signingIn.begin('ann', TEST_PASSWORD);
      expect(problem(barred)).toEqual([403, 'single-sign-on.only-way']);
      const opened = await visitor().signIn('ada', TEST_PASSWORD);
      await expecting(200, opened.sessions.current());
      const { breakGlass } = await expecting(200, singleSignOn.settings());
      expect(breakGlass).toMatchObject([{ id, lastUsedAt: expect.any(String) as string }]);
      expect(problem(await singleSignOn.endBreakGlass(id))[0]).toBe(409);
    } finally {
      await expecting(204, singleSignOn.setOnlyWay(false));
    }
  });

  it('confirms who is at the screen, and takes nobody else for them', async () => {
    const client = await signInThrough(server.url, 'first', authority);
    const confirm = async () => {
      const { url } = await expecting(201, client.singleSignOn.begin('first', 'confirmation'));
      const returned = returnedWith(await new OidcBrowser(authority).follow(url));
      return client.singleSignOn.finish('first', 'confirmation', returned);
    };
    expect((await confirm()).status).toBe(204);
    first.login = { subject: 'somebody-else', ...MFA };
    expect(problem(await confirm())).toEqual([403, 'single-sign-on.somebody-else']);
    first.login = { subject: 'ann-at-first', ...MFA, provedAt: Math.floor(Date.now() / 1000) - 90 };
    expect(problem(await confirm())[0]).toBe(401);
  });

  it.each([
    { amr: ['pwd'] },
    { amr: [] },
    { acr: 'urn:agency:password' },
    { acr: 'mfa', amr: ['pwd', 'MFA'] },
  ])('K09: %j is no second factor', async (proof) => {
    first.login = { subject: 'ann-at-first', ...proof };
    const client = visitor();
    const returned = await goToProvider(client, 'first', authority);
    const answer = await client.singleSignOn.complete('first', returned);
    expect(problem(answer)).toEqual([403, 'single-sign-on.second-factor-missing']);
    await demandNobody(client);
  });

  it('K09: no provider is connected without a demand for a second factor', async () => {
    const settings = { ...settingsFor(first, 'third'), requiredAcr: [], requiredAmr: [] };
    const answer = await administrator.singleSignOn.add(settings);
    expect(problem(answer)).toEqual([422, 'single-sign-on.assurance-needed']);
  });

  const visitor = () => new ApiClient(server.url);
});

function unsigned(claims: JWTPayload): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part(claims)}.`;
}
