import { ApiClient } from '../../support/api-client/api-client.js';
import { expecting } from '../../support/api-client/http.js';
import { type HttpApplication, startHttpApplication } from '../../support/http-application.js';
import { chiefOf, createPerson, TEST_PASSWORD } from '../../support/people.js';
import { ShiftedClock } from '../audit-coverage/world.js';

const DAY_MS = 86_400_000;
const WHY = 'Recognized by voice';

describe('An account that somebody could help themselves to', () => {
  const clock = new ShiftedClock();
  let app: HttpApplication;
  let chief: ApiClient;
  let made = 0;
  beforeAll(async () => {
    app = await startHttpApplication({ clock });
    chief = await chiefOf(app.administrator);
  });
  afterAll(() => app.stop());

  const victim = async () => {
    made += 1;
    const username = `victim-${made}`;
    const client = await createPerson(app.administrator, {
      username,
      roles: [{ role: 'records' }],
    });
    return (await expecting(200, client.sessions.current())).person.id;
  };
  const prepare = async (personId: string) =>
    (await expecting(201, app.administrator.secondFactors.prepareReset(personId, WHY))).resetId;
  const link = (client: ApiClient, personId: string) => client.people.issueReset(personId, WHY);
  const againSignedIn = async () => {
    await app.administrator.signIn('ada', TEST_PASSWORD);
    await chief.signIn('chief', TEST_PASSWORD);
  };

  it('is not opened by one administrator: a reset needs somebody else, who is not its owner', async () => {
    const id = await victim();
    const resetId = await prepare(id);
    // Administrators do not approve at all; and whoever prepared does not, whatever they may do.
    expect((await app.administrator.secondFactors.approveReset(resetId)).status).toBe(403);
    const [reset] = await app.dataSource.query<{ person_id: string; prepared_by: string }[]>(
      'SELECT person_id, prepared_by FROM factor_reset WHERE id = $1',
      [resetId],
    );
    for (const decider of [reset?.prepared_by, reset?.person_id]) {
      const alone = app.dataSource.query(
        `UPDATE factor_reset SET state = 'approved', decided_by = $2, decided_at = now()
          WHERE id = $1`,
        [resetId, decider],
      );
      await expect(alone).rejects.toThrow('ck_factor_reset_two_people');
    }
    expect((await app.administrator.secondFactors.withdrawReset(resetId)).status).toBe(204);
  });

  it('of the chief is not opened by one administrator, nor approved by the chief', async () => {
    const { id } = (await expecting(200, chief.sessions.current())).person;
    const resetId = await prepare(id);
    expect(await chief.secondFactors.approveReset(resetId)).toMatchObject({
      status: 403,
      body: { code: 'credentials.own-reset' },
    });
    expect(await link(app.administrator, id)).toMatchObject({
      status: 403,
      body: { code: 'credentials.reset-factors-too' },
    });
    expect((await chief.sessions.current()).status).toBe(200);
    await expecting(204, app.administrator.secondFactors.withdrawReset(resetId));
  });

  it('gets no link from whoever prepared the reset, until a day after its approval', async () => {
    const id = await victim();
    const resetId = await prepare(id);
    const refused = { status: 403, body: { code: 'credentials.reset-factors-too' } };
    expect(await link(app.administrator, id)).toMatchObject(refused);
    await expecting(204, chief.secondFactors.approveReset(resetId));
    expect(await link(app.administrator, id)).toMatchObject(refused);
    clock.aheadMs += DAY_MS - 60_000;
    await againSignedIn();
    expect(await link(app.administrator, id)).toMatchObject(refused);
    clock.aheadMs += 120_000;
    await againSignedIn();
    await expecting(201, link(app.administrator, id));
  });

  it('keeps its factors, for a day, from whoever handed out a link', async () => {
    const id = await victim();
    await expecting(201, link(app.administrator, id));
    const refused = { status: 403, body: { code: 'credentials.link-issued-too' } };
    const prepared = () => app.administrator.secondFactors.prepareReset(id, WHY);
    expect(await prepared()).toMatchObject(refused);
    clock.aheadMs += DAY_MS + 60_000;
    await againSignedIn();
    expect((await prepared()).status).toBe(201);
  });

  it('is guarded by the database, whatever the application does', async () => {
    const id = await victim();
    const resetId = await prepare(id);
    const ada = (await expecting(200, app.administrator.sessions.current())).person.id;
    const issued = app.dataSource.query(
      `INSERT INTO issued_password_link VALUES (gen_random_uuid(), $1, $2, $3)`,
      [id, ada, clock.now()],
    );
    await expect(issued).rejects.toThrow('Nobody helps one person');
    const deleted = app.dataSource.query('DELETE FROM factor_reset WHERE id = $1', [resetId]);
    await expect(deleted).rejects.toThrow();
  });
});
