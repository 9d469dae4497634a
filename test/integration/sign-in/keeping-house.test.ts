import { ForgetAttemptsCommand } from '../../../src/sign-in/commands/forget-attempts.command.js';
import { ApiClient } from '../../support/api-client/api-client.js';
import { expecting } from '../../support/api-client/http.js';
import { eventually } from '../../support/eventually.js';
import { type HttpApplication, startHttpApplication } from '../../support/http-application.js';
import { createPerson, TEST_PASSWORD } from '../../support/people.js';
import { ShiftedClock } from '../audit-coverage/world.js';

describe('What sign-ins leave behind', () => {
  const clock = new ShiftedClock();
  let app: HttpApplication;
  beforeAll(async () => {
    app = await startHttpApplication({ clock });
  });
  afterAll(() => app.stop());

  const count = async (table: string) => {
    const [row] = await app.dataSource.query<{ rows: number }[]>(
      `SELECT count(*)::int AS rows FROM ${table}`,
    );
    return row?.rows ?? -1;
  };

  it('is forgotten after a day, and locks are not', async () => {
    await createPerson(app.administrator, { username: 'locked', roles: [{ role: 'records' }] });
    const visitor = new ApiClient(app.url);
    for (let tries = 0; tries < 5; tries += 1) await visitor.signingIn.begin('locked', 'wrong');
    const command = app.context.get(ForgetAttemptsCommand);

    const [tries, begun] = [await count('sign_in_attempt'), await count('pending_sign_in')];
    expect(tries).toBeGreaterThan(4);
    expect(begun).toBeGreaterThan(1);
    await command.execute();
    expect([await count('sign_in_attempt'), await count('pending_sign_in')]).toEqual([
      tries,
      begun,
    ]);

    clock.aheadMs = 26 * 3_600_000;
    await command.execute();
    expect([await count('sign_in_attempt'), await count('pending_sign_in')]).toEqual([0, 0]);
    const refused = await visitor.signingIn.begin('locked', TEST_PASSWORD);
    expect(refused).toMatchObject({ status: 401, body: { code: 'sign-in.wrong-credentials' } });
  });

  it('is looked at every day', async () => {
    await eventually(async () => {
      const jobs = await app.dataSource.query<{ state: string }[]>(
        `SELECT state FROM pgboss.job WHERE name = 'sign-in.forget-attempts' ORDER BY state`,
      );
      expect(jobs.map(({ state }) => state)).toEqual(['created', 'completed']);
    });
  });

  it('tells operators of a proxy that nobody named, once one is seen', async () => {
    const conditions = async () => {
      await app.administrator.signIn('ada', TEST_PASSWORD);
      const health = await expecting(200, app.administrator.auditTrail.health());
      return health.conditions.filter(({ part }) => part === 'proxy');
    };
    expect(await conditions()).toEqual([]);
    const headers = { 'x-forwarded-for': '192.0.2.1' };
    await new ApiClient(app.url).http.request('GET', '/api/v1/sign-in/notice', { headers });
    expect(await conditions()).toEqual([
      expect.objectContaining({
        state: 'off',
        says: expect.stringContaining('TRUSTED_PROXIES') as string,
      }),
    ]);
  });
});
