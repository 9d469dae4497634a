import { parse } from 'csv-parse/sync';
import { expecting } from '../../support/api-client/http.js';
import { ApiClient } from '../../support/api-client/api-client.js';
import { chiefOf, createPerson, TEST_PASSWORD } from '../../support/people.js';
import { createPersonnelWorld, type PersonnelWorld } from './personnel-world.js';

describe('The review of all accounts', () => {
  let world: PersonnelWorld;
  let chief: ApiClient;
  let id: string;
  beforeAll(async () => {
    world = await createPersonnelWorld();
    for (const username of ['kim', 'lou', 'zoe']) {
      const displayName = `=1+1 ${username}`;
      const roles = [{ role: 'records' }];
      await createPerson(world.app.administrator, { username, displayName, roles });
    }
    chief = await chiefOf(world.app.administrator);
    ({ id } = await expecting(201, chief.recertifications.open()));
  });
  afterAll(() => world.stop());

  const item = async (username: string) => {
    const { items } = await expecting(200, chief.recertifications.items(id));
    return items.find((one) => one.username === username)!;
  };
  const decide = async (username: string, decision: string, reason?: string, by = chief) =>
    by.recertifications.decide(id, (await item(username)).id, { decision, reason });

  it('has one item for each account, and only one review is open', async () => {
    const { items } = await expecting(200, chief.recertifications.items(id));
    expect(items.map(({ username }) => username)).toEqual(['ada', 'chief', 'kim', 'lou', 'zoe']);
    expect(await chief.recertifications.open()).toMatchObject({
      status: 409,
      body: { code: 'recertification.open-already' },
    });
  });

  it('shows a page of those who hold a role, and of those who are undecided', async () => {
    const query = { role: 'records', isUndecided: true, limit: 2 };
    const first = await expecting(200, chief.recertifications.items(id, query));
    expect(first.items.map(({ username }) => username)).toEqual(['kim', 'lou']);
    const next = { ...query, cursor: first.nextCursor ?? '' };
    const second = await expecting(200, chief.recertifications.items(id, next));
    expect(second.items.map(({ username }) => username)).toEqual(['zoe']);
  });

  it('is decided by those who may, with a reason for whatever changes, never about oneself', async () => {
    expect((await decide('kim', 'keep', undefined, world.app.administrator)).status).toBe(403);
    expect(await decide('chief', 'keep')).toMatchObject({
      status: 403,
      body: { code: 'recertification.own-account' },
    });
    expect(await decide('kim', 'change')).toMatchObject({
      status: 400,
      body: { code: 'recertification.reason-needed' },
    });
    expect((await decide('kim', 'change', 'Moves to the front desk')).status).toBe(204);
    expect((await decide('zoe', 'keep')).status).toBe(204);
    expect((await decide('zoe', 'change', 'Looked again')).status).toBe(204);
  });

  it('disables at once whom it decides against, and never the last administrator', async () => {
    expect((await decide('lou', 'disable', 'Left the project')).status).toBe(204);
    const { items } = await expecting(200, chief.people.list());
    expect(items.find(({ username }) => username === 'lou')?.state).toBe('disabled');
    expect(await decide('lou', 'keep')).toMatchObject({
      body: { code: 'recertification.disabled-already' },
    });
    expect(await decide('ada', 'disable', 'Nobody needs administrators')).toMatchObject({
      body: { code: 'identity.last-administrator' },
    });
    expect((await item('ada')).decision).toBeNull();
  });

  it('stays open while anything is undecided', async () => {
    expect(await chief.recertifications.close(id, 'Done')).toMatchObject({
      status: 422,
      body: { code: 'recertification.undecided' },
    });
  });

  it('says once that its time is over, and goes on waiting', async () => {
    world.clock.set(new Date('2026-12-20T18:00:01Z'));
    await world.lookAfter();
    await world.lookAfter();
    await chief.signIn('chief', TEST_PASSWORD);
    const review = await expecting(200, chief.recertifications.one(id));
    expect(review.escalatedAt).not.toBeNull();
    expect(review.progress).toMatchObject({ total: 5, undecided: 2 });
  });

  it('is closed for good by a signature, with a table in which nothing runs', async () => {
    await createPerson(await world.moveTo('2026-12-20T18:01:00Z'), {
      username: 'cora',
      roles: [{ role: 'commander' }],
    }).then((commander) => decide('chief', 'keep', undefined, commander));
    expect((await decide('ada', 'keep')).status).toBe(204);
    expect((await chief.recertifications.close(id, 'One account ended')).status).toBe(204);
    expect(await decide('kim', 'keep')).toMatchObject({ body: { code: 'recertification.closed' } });
    const { bytes } = await chief.recertifications.evidence(id, 'csv');
    const rows: string[][] = parse(bytes, { bom: true });
    expect(rows).toHaveLength(6);
    expect(rows[3]?.[1]).toBe("'=1+1 kim");
    const pdf = await chief.recertifications.evidence(id, 'pdf');
    expect(pdf.bytes.toString('latin1', 0, 5)).toBe('%PDF-');
    const update = `UPDATE recertification_item SET decision = 'keep'`;
    await expect(world.app.dataSource.query(update)).rejects.toThrow('is never changed');
  });

  it('opens by itself a year after the last one', async () => {
    const open = async () => {
      const rows = await world.app.dataSource.query<object[]>('SELECT FROM recertification');
      return rows.length;
    };
    world.clock.set(new Date('2027-11-18T18:00:00Z'));
    await world.lookAfter();
    expect(await open()).toBe(1);
    world.clock.set(new Date('2027-11-20T18:00:01Z'));
    await world.lookAfter();
    expect(await open()).toBe(2);
  });
});

describe('An account that nobody uses', () => {
  let world: PersonnelWorld;
  beforeAll(async () => {
    world = await createPersonnelWorld();
    for (const username of ['idle', 'busy']) {
      await createPerson(world.app.administrator, { username, roles: [{ role: 'records' }] });
    }
  });
  afterAll(() => world.stop());

  it('is named a week before, and disabled after ninety days, but never the last administrator', async () => {
    const stateOf = async (username: string) => {
      const rows = await world.app.dataSource.query<{ state: string }[]>(
        'SELECT state FROM person WHERE username = $1',
        [username],
      );
      return rows[0]?.state;
    };
    await world.moveTo('2027-02-11T18:30:00Z');
    await new ApiClient(world.app.url).signIn('busy', TEST_PASSWORD);
    await world.lookAfter();
    const { unused } = await expecting(200, world.app.administrator.personnel.due());
    expect(unused.map(({ personId }) => personId)).toContain(await world.idOf('idle'));
    expect(unused.map(({ personId }) => personId)).not.toContain(await world.idOf('busy'));
    expect(await stateOf('idle')).toBe('active');
    world.clock.set(new Date('2027-02-18T18:30:00Z'));
    await world.lookAfter();
    await world.lookAfter();
    expect([await stateOf('idle'), await stateOf('busy')]).toEqual(['disabled', 'active']);
    expect(await world.kindsAbout('idle')).toContain('personnel.unused-disabled');
    world.clock.set(new Date('2027-06-18T18:30:00Z'));
    await world.lookAfter();
    await world.lookAfter();
    expect(await stateOf('ada')).toBe('active');
    const kinds = await world.kindsAbout('ada');
    expect(kinds.filter((kind) => kind === 'personnel.unused-kept')).toHaveLength(1);
  });
});
