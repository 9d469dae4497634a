import { ShiftedClock } from '../integration/audit-coverage/world.js';
import { ApiClient } from '../support/api-client/api-client.js';
import { type Answer, expecting } from '../support/api-client/http.js';
import { type HttpApplication, startHttpApplication } from '../support/http-application.js';
import { createPerson, TEST_PASSWORD } from '../support/people.js';
import { tokenOf } from '../support/session-forger.js';

const MINUTE = 60_000;

describe('the cookie of a session under attack', () => {
  const clock = new ShiftedClock();
  let app: HttpApplication;

  beforeAll(async () => {
    app = await startHttpApplication({ clock, env: { SESSION_BOUND_TO: 'browser' } });
    await createPerson(app.administrator, { username: 'owner', roles: [{ role: 'auditor' }] });
  });
  afterAll(() => app.stop());
  afterEach(() => {
    clock.aheadMs = 0;
  });

  const owner = () => new ApiClient(app.url).signIn('owner', TEST_PASSWORD);
  const cookiesOf = (answer: Answer<unknown>, count: number) => {
    const cookies = answer.headers.getSetCookie();
    expect(cookies).toHaveLength(count);
    return cookies;
  };

  it('B14 sets none but strict ones of this very host, on every step that sets any', async () => {
    const client = new ApiClient(app.url);
    const begun = cookiesOf(await client.signingIn.begin('owner', TEST_PASSWORD), 1);
    const opened = cookiesOf(await client.takeLastStep('owner', TEST_PASSWORD), 2);
    clock.aheadMs = 2 * MINUTE;
    const renewed = cookiesOf(await client.sessions.current(), 1);
    // The proof renews the token by itself, besides what any request does.
    await client.confirm();
    clock.aheadMs = 4 * MINUTE;
    const asked = cookiesOf(await client.sessions.passkeyQuestion(), 1);
    const locked = cookiesOf(await client.sessions.lock(), 0);
    await client.confirm();
    const left = cookiesOf(await client.sessions.signOut(), 1);
    for (const cookie of [begun, opened, renewed, asked, locked, left].flat()) {
      expect(cookie).toMatch(/^__Host-plumbline(-sign-in)?=/);
      expect(cookie).not.toMatch(/domain/i);
      const attributes = cookie.split('; ').slice(1);
      expect(attributes).toEqual(
        expect.arrayContaining(['Path=/', 'HttpOnly', 'Secure', 'SameSite=Strict']),
      );
    }
  });

  it('B18 ends a session that is bound, once another browser comes with it', async () => {
    const client = await owner();
    const stolen = new ApiClient(app.url);
    stolen.http.setCookie('__Host-plumbline', tokenOf(client));
    const headers = { 'user-agent': 'another browser' };
    const answer = await stolen.http.request('GET', '/api/v1/sessions', { headers });
    expect(answer).toMatchObject({ status: 401, body: { code: 'identity.session-bound' } });
    expect((await client.sessions.current()).status).toBe(401);
    const [{ facts } = { facts: null }] = await app.dataSource.query<{ facts: object }[]>(
      `SELECT encode(body, 'escape')::jsonb -> 'facts' AS facts FROM audit.entry
       WHERE kind = 'identity.session-moved' ORDER BY id DESC LIMIT 1`,
    );
    expect(facts).toEqual({ ended: true, otherAddress: false, otherBrowser: true });
  });

  it('B18 ends a bound session that is locked, too, whoever would prove anything', async () => {
    const client = await owner();
    await expecting(204, client.sessions.lock());
    const stolen = new ApiClient(app.url);
    stolen.http.setCookie('__Host-plumbline', tokenOf(client));
    const path = '/api/v1/sessions/current/confirmation';
    const headers = { 'user-agent': 'another browser' };
    const answer = await stolen.http.request('GET', path, { headers });
    expect(answer).toMatchObject({ status: 401, body: { code: 'identity.session-bound' } });
    expect((await client.sessions.ways()).status).toBe(401);
  });
});
