import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stageBreachedList } from '../../../src/credentials/persistence/import-breached-list.js';
import { ApiClient } from '../../support/api-client/api-client.js';
import { expecting } from '../../support/api-client/http.js';
import { type HttpApplication, startHttpApplication } from '../../support/http-application.js';
import { createPerson, TEST_PASSWORD } from '../../support/people.js';
import { codeOf } from '../../support/totp.js';
import { ShiftedClock } from '../audit-coverage/world.js';

const STEP_MS = 30_000;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const NEXT = `${TEST_PASSWORD} anew`;
const WHY = 'Recognized by voice';
const WRONG_CODE = { status: 401, body: { code: 'sign-in.wrong-code' } };
const OVER = { status: 410, body: { code: 'identity.link-not-valid' } };

describe('The steps of a sign-in, at their times', () => {
  const clock = new ShiftedClock();
  let app: HttpApplication;
  beforeAll(async () => {
    const env = { PASSWORD_MAXIMUM_AGE_DAYS: '30' };
    app = await startHttpApplication({ clock, takesJobs: false, env });
  });
  afterAll(() => app.stop());

  const withApp = async (username: string) => {
    await app.administrator.signIn('ada', TEST_PASSWORD);
    const client = await createPerson(app.administrator, {
      username,
      roles: [{ role: 'records' }],
    });
    const { secret } = await expecting(201, client.secondFactors.beginTotp());
    await expecting(201, client.secondFactors.confirmTotp(codeNow(secret)));
    const { id } = (await expecting(200, client.sessions.current())).person;
    return { client, secret, id };
  };
  const codeNow = (secret: string, steps = 0) => codeOf(secret, steps, clock.now().getTime());

  /** So many steps later, with most of that step still to come. */
  const laterBy = (steps: number) => {
    const into = clock.now().getTime() % STEP_MS;
    clock.aheadMs += steps * STEP_MS - into + 1_000;
  };

  const begun = async (username: string, password = TEST_PASSWORD) => {
    const visitor = new ApiClient(app.url);
    const progress = await expecting(201, visitor.signingIn.begin(username, password));
    return { visitor, progress };
  };

  it('A14 take the codes of one step before and after once each, and none of two', async () => {
    const { secret } = await withApp('a14');
    laterBy(10);
    const tryStep = async (steps: number) =>
      (await begun('a14')).visitor.signingIn.totp(codeNow(secret, steps));
    expect(await tryStep(-2)).toMatchObject(WRONG_CODE);
    expect(await tryStep(2)).toMatchObject(WRONG_CODE);
    await expecting(200, tryStep(-1));
    expect(await tryStep(-1)).toMatchObject(WRONG_CODE);
    await expecting(200, tryStep(1));
    expect(await tryStep(1)).toMatchObject(WRONG_CODE);
  });

  it('A20 ask for the second factor after a reset as before it', async () => {
    const { secret, id } = await withApp('a20');
    const visitor = new ApiClient(app.url);
    await expecting(204, visitor.people.useReset(await linkFor(id), NEXT));
    const { visitor: back, progress } = await begun('a20', NEXT);
    expect(progress.remaining).toEqual(['notice', 'second-factor']);
    expect(progress.factors).toContain('totp');
    const { digest } = await expecting(200, back.signingIn.notice());
    await expecting(200, back.signingIn.acknowledge(digest));
    expect((await back.sessions.current()).status).toBe(403);
    laterBy(2);
    await expecting(200, back.signingIn.totp(codeNow(secret)));
    await expecting(200, back.sessions.current());
  });

  it('A20 end a link after fifteen minutes, and when the password changes', async () => {
    const { client, id } = await withApp('a20-late');
    const visitor = new ApiClient(app.url);
    const late = await linkFor(id);
    clock.aheadMs += 15 * MINUTE_MS;
    expect(await visitor.people.useReset(late, NEXT)).toMatchObject(OVER);

    await app.administrator.signIn('ada', TEST_PASSWORD);
    const stale = await linkFor(id);
    const change = { current: TEST_PASSWORD, password: NEXT };
    await expecting(204, client.http.post('/api/v1/people/me/password', change));
    expect(await visitor.people.useReset(stale, `${NEXT} 2`)).toMatchObject(OVER);

    const timely = await linkFor(id);
    clock.aheadMs += 14 * MINUTE_MS;
    await expecting(204, visitor.people.useReset(timely, `${NEXT} 3`));
  });

  it('A01 count wrong confirmations with wrong passwords at the door, and lock', async () => {
    const { client, secret } = await withApp('confirmer');
    const visitor = new ApiClient(app.url);
    for (let tries = 0; tries < 2; tries += 1) {
      expect((await visitor.signingIn.begin('confirmer', 'wrong')).status).toBe(401);
    }
    const refused = { status: 403, body: { code: 'sign-in.not-confirmed' } };
    expect(await client.sessions.confirm('wrong', codeNow(secret, 1))).toMatchObject(refused);
    const far = codeNow(secret, 50);
    expect(await client.sessions.confirm(TEST_PASSWORD, far)).toMatchObject(refused);
    expect((await visitor.signingIn.begin('confirmer', TEST_PASSWORD)).status).toBe(201);
    expect(await client.sessions.confirm(TEST_PASSWORD, far)).toMatchObject(refused);

    laterBy(2);
    const right = await client.sessions.confirm(TEST_PASSWORD, codeNow(secret));
    expect(right).toMatchObject(refused);
    const atTheDoor = await visitor.signingIn.begin('confirmer', TEST_PASSWORD);
    expect(atTheDoor).toMatchObject({ status: 401, body: { code: 'sign-in.wrong-credentials' } });
  });

  it('ask for a new password once the present one is too old', async () => {
    await withApp('old-word');
    expect((await begun('old-word')).progress.remaining).not.toContain('new-password');
    clock.aheadMs += 30 * DAY_MS + MINUTE_MS;
    expect((await begun('old-word')).progress.remaining).toContain('new-password');
  });

  it('ask for a new password once the present one is on an imported list', async () => {
    const client = new ApiClient(app.url);
    await expecting(200, client.takeLastStep('old-word', TEST_PASSWORD));
    await expecting(200, client.signingIn.newPassword(NEXT));
    expect((await begun('old-word', NEXT)).progress.remaining).not.toContain('new-password');
    const file = join(app.dataDirectory, 'stolen.txt');
    await writeFile(file, `${NEXT}\n`);
    const staged = await stageBreachedList(app.dataDirectory, file, clock.now());
    staged.put();
    staged.discard();
    expect((await begun('old-word', NEXT)).progress.remaining).toContain('new-password');
  });

  const linkFor = async (id: string) => {
    const { link } = await expecting(201, app.administrator.people.issueReset(id, WHY));
    return new URL(link).searchParams.get('token') ?? '';
  };
});
