import { EndTermsCommand } from '../../../src/identity/commands/people/end-terms.command.js';
import { ApiClient } from '../../support/api-client/api-client.js';
import { expecting } from '../../support/api-client/http.js';
import { type HttpApplication, startHttpApplication } from '../../support/http-application.js';
import { approve, createPerson, TEST_PASSWORD } from '../../support/people.js';
import { ShiftedClock } from '../audit-coverage/world.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('What is given for a time', () => {
  let app: HttpApplication;
  const clock = new ShiftedClock();

  beforeAll(async () => {
    app = await startHttpApplication({ clock, takesJobs: false });
  });
  afterAll(() => app.stop());
  let administrator: ApiClient;
  // Time only goes on: a token of a moment that is still to come is no good.
  beforeEach(async () => {
    administrator = await new ApiClient(app.url).signIn('ada', TEST_PASSWORD);
  });

  const inFuture = (ms: number) => new Date(clock.now().getTime() + ms).toISOString();

  const idOf = async (client: ApiClient) =>
    (await expecting(200, client.sessions.current())).person.id;
  const kinds = async (id: string) => {
    const rows = await app.dataSource.query<{ kind: string; actor: string }[]>(
      `SELECT kind, actor FROM audit.entry WHERE target = $1 ORDER BY id`,
      [`person:${id}`],
    );
    return rows.map(({ kind }) => kind);
  };

  it('a role gives nothing from its end on, before any job has come by', async () => {
    const validUntil = inFuture(5 * MINUTE);
    const person = await createPerson(administrator, {
      username: 'stand-in',
      roles: [{ role: 'records', validUntil }, { role: 'commander' }],
    });
    expect((await expecting(200, person.sessions.current())).person.permissions).toContain(
      'clip.ingest',
    );
    clock.aheadMs += 5 * MINUTE;
    const { person: now } = await expecting(200, person.sessions.current());
    expect(now.permissions).not.toContain('clip.ingest');
    expect(now.permissions).toContain('draw.conduct');
    const id = await idOf(person);
    await app.context.get(EndTermsCommand).execute();
    await app.context.get(EndTermsCommand).execute();
    expect((await kinds(id)).filter((kind) => kind === 'identity.terms-ended')).toHaveLength(1);
    const { roles, grants } = await expecting(200, administrator.people.one(id));
    expect(roles.map(({ role }) => role)).toEqual(['commander']);
    expect(grants.find(({ role }) => role === 'records')?.endedAt).not.toBeNull();
  });

  it('a temporary account is of no use after 72 hours, before any job has come by', async () => {
    const temporary = await createPerson(administrator, {
      username: 'expert',
      roles: [{ role: 'records' }],
      temporary: true,
    });
    const id = await idOf(temporary);
    clock.aheadMs += 72 * HOUR - MINUTE;
    await new ApiClient(app.url).signIn('expert', TEST_PASSWORD);
    clock.aheadMs += 2 * MINUTE;
    expect((await temporary.sessions.current()).status).toBe(401);
    const refused = new ApiClient(app.url).signIn('expert', TEST_PASSWORD);
    await expect(refused).rejects.toThrow('sign-in.wrong-credentials');
    await app.context.get(EndTermsCommand).execute();
    administrator = await new ApiClient(app.url).signIn('ada', TEST_PASSWORD);
    const record = await expecting(200, administrator.people.one(id));
    expect(record).toMatchObject({ state: 'disabled' });
    expect(await kinds(id)).toContain('identity.person-disabled');
  });

  it('an invitation to a temporary account ends with it', async () => {
    const roles = [{ role: 'records' }];
    const person = { username: 'late', displayName: 'Late', roles, temporary: true };
    const { changeId } = await expecting(201, administrator.people.invite(person));
    const { expiresAt } = await approve(administrator, changeId);
    const left = Date.parse(expiresAt) - clock.now().getTime();
    expect(left).toBeLessThanOrEqual(72 * HOUR);
    expect(left).toBeGreaterThan(71 * HOUR);
  });

  it('an auditor always has an end, and gets no further one than the agency allows', async () => {
    const auditor = await createPerson(administrator, {
      username: 'audrey',
      roles: [{ role: 'auditor' }],
    });
    const record = await expecting(200, administrator.people.one(await idOf(auditor)));
    const end = Date.parse(record.roles[0]!.validUntil!);
    expect(Math.abs(end - clock.now().getTime() - 90 * 24 * HOUR)).toBeLessThan(5 * MINUTE);
    const validUntil = inFuture(91 * 24 * HOUR);
    const tooLong = await administrator.people.invite({
      ...{ username: 'aude', displayName: 'Aude' },
      roles: [{ role: 'auditor', validUntil }],
    });
    expect(tooLong).toMatchObject({ status: 422, body: { code: 'identity.term-too-long' } });
  });
});
