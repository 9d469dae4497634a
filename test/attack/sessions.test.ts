import request from 'supertest';
import { SESSION_COOKIE } from '../../src/identity/http/session-cookie.js';
import { ApiClient } from '../support/api-client/api-client.js';
import { type BuiltServer, startBuiltServer } from '../support/built-server.js';
import { createPerson, setUpAgency, TEST_PASSWORD } from '../support/people.js';

describe('sessions under attack', () => {
  let server: BuiltServer;
  let administrator: ApiClient;

  beforeAll(async () => {
    server = await startBuiltServer();
    administrator = await setUpAgency(server);
  });
  afterAll(() => server.stop());

  const withToken = async (token: string) => {
    const client = new ApiClient(server.url);
    client.http.setCookie(SESSION_COOKIE, token);
    return client.sessions.current();
  };

  it('B09 refuses a token after its sign-out', async () => {
    const client = await createPerson(administrator, {
      username: 'leaver',
      roles: [{ role: 'auditor' }],
    });
    const token = client.http.cookie(SESSION_COOKIE)!;
    expect((await withToken(token)).status).toBe(200);
    expect((await client.sessions.signOut()).status).toBe(204);
    expect((await withToken(token)).status).toBe(401);
  });

  it('B13 gives a new session at each sign-in and ignores one that was planted', async () => {
    const client = new ApiClient(server.url);
    client.http.setCookie(SESSION_COOKIE, 'planted');
    await client.signIn('ada', TEST_PASSWORD);
    expect(client.http.cookie(SESSION_COOKIE)).not.toBe('planted');
    expect((await client.sessions.current()).status).toBe(200);
  });

  it('B14 sets only Secure, HttpOnly, strict cookies of this very host', async () => {
    const client = new ApiClient(server.url);
    const answer = await client.takeLastStep('ada', TEST_PASSWORD);
    const [session = '', pending = '', ...more] = answer.headers.getSetCookie();
    expect(more).toEqual([]);
    expect(pending).toMatch(/^__Host-plumbline-sign-in=; Max-Age=0;/);
    const cookies = [session];
    for (const attribute of ['Secure', 'HttpOnly', 'SameSite=Strict', 'Path=/']) {
      expect(cookies[0]).toContain(attribute);
    }
    expect(cookies[0]).toMatch(/^__Host-/);
    expect(cookies[0]).not.toMatch(/Domain/i);
  });

  it.each([
    ['a foreign Origin', { origin: 'https://evil.example' }],
    ['Origin null', { origin: 'null' }],
    ['a cross-site fetch', { 'sec-fetch-site': 'cross-site' }],
    ['a sibling site', { origin: 'http://localhost:1', 'sec-fetch-site': 'same-site' }],
  ])('B15 refuses %s', async (_name, headers: Record<string, string>) => {
    const answer = await administrator.http.request('POST', '/api/v1/people', {
      json: { username: 'csrf', displayName: 'x', roles: [{ role: 'auditor' }] },
      headers,
    });
    expect(answer).toMatchObject({ status: 403, body: { code: 'identity.foreign-origin' } });
  });

  it.each(['application/x-www-form-urlencoded', 'multipart/form-data; boundary=b', 'text/plain'])(
    'B15 refuses what a form of any site can send: %s',
    async (type) => {
      const answer = await administrator.http.request('POST', '/api/v1/people', {
        bytes: Buffer.from('{"username":"csrf","displayName":"x","roles":[{"role":"auditor"}]}'),
        headers: { 'content-type': type },
      });
      expect(answer).toMatchObject({ status: 403, body: { code: 'identity.form-refused' } });
    },
  );

  it('B15 refuses a cookie without any word of where the request comes from', async () => {
    const answer = await request(server.url)
      .delete('/api/v1/sessions/current')
      .set('cookie', `${SESSION_COOKIE}=${administrator.http.cookie(SESSION_COOKIE)!}`);
    expect(answer.status).toBe(403);
    expect((await administrator.sessions.current()).status).toBe(200);
  });

  it.each(['cross-site', 'same-site'])(
    'B15 shows nothing inside of a page that is %s, reads included',
    async (site) => {
      const answer = await administrator.http.request('GET', '/api/v1/people', {
        headers: { 'sec-fetch-site': site },
      });
      expect(answer).toMatchObject({ status: 403, body: { code: 'identity.foreign-origin' } });
    },
  );

  it('B16 takes no token from the address', async () => {
    const token = administrator.http.cookie(SESSION_COOKIE)!;
    const visitor = new ApiClient(server.url);
    for (const name of ['token', 'access_token', 'jwt', 'auth']) {
      const answer = await visitor.http.get(`/api/v1/sessions/current?${name}=${token}`);
      expect(answer.status).toBe(401);
    }
  });

  it('B17 refuses a cookie and a bearer together', async () => {
    const answer = await administrator.http.request('GET', '/api/v1/sessions/current', {
      headers: { authorization: `Bearer ${administrator.http.cookie(SESSION_COOKIE)!}` },
    });
    expect(answer).toMatchObject({ status: 400, body: { code: 'identity.two-credentials' } });
  });

  it('A08, A09 and A11: long passwords are refused before hashing, odd types at once', async () => {
    const visitor = new ApiClient(server.url);
    const long = await visitor.signingIn.begin('ada', 'x'.repeat(1024 * 1024));
    expect(long.status).toBe(400);
    for (const password of [['a'], { a: 1 }, 5, null, true]) {
      const answer = await visitor.http.post('/api/v1/sign-in', { username: 'ada', password });
      expect(answer.status).toBe(400);
    }
  });

  it('C13, M06 refuses fields that nobody asked for and keeps prototypes clean', async () => {
    const body = '{"username":"a","password":"b","__proto__":{"polluted":1}}';
    const answer = await new ApiClient(server.url).http.request('POST', '/api/v1/sign-in', {
      bytes: Buffer.from(body),
      headers: { 'content-type': 'application/json' },
    });
    expect([400, 401]).toContain(answer.status);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    const more = await new ApiClient(server.url).http.post('/api/v1/sign-in', {
      username: 'a',
      password: 'b',
      role: 'administrator',
    });
    expect(more.status).toBe(400);
  });

  it('C18 answers no other method because a header asks for it', async () => {
    const visitor = new ApiClient(server.url);
    const answer = await visitor.http.request('GET', '/api/v1/sessions/current', {
      headers: { 'x-http-method-override': 'DELETE' },
    });
    expect(answer.status).toBe(401);
    expect((await administrator.sessions.current()).status).toBe(200);
  });

  it.each([
    '//api/v1/people',
    '/api/v1/./people',
    '/api/v1/%70eople',
    '/api/v1/people/',
    '/API/v1/people',
    '/api/v1/people;x',
  ])('C19 lets nobody in by %s', async (path) => {
    const answer = await new ApiClient(server.url).http.request(
      'GET',
      path.replace(/^\/\//, '/.//'),
    );
    const isConsole = answer.headers.get('content-type')?.startsWith('text/html') ?? false;
    expect(isConsole || [400, 401, 404].includes(answer.status)).toBe(true);
    expect(answer.bytes.toString()).not.toContain('"username"');
  });
});
