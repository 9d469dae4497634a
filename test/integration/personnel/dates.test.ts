import { expecting } from '../../support/api-client/http.js';
import { createPerson } from '../../support/people.js';
import { createPersonnelWorld, enterAll, type PersonnelWorld } from './personnel-world.js';

const DAY = 86_400_000;

describe('The dates of people', () => {
  let world: PersonnelWorld;
  beforeAll(async () => {
    world = await createPersonnelWorld();
    const { administrator } = world.app;
    const person = { username: 'kim', displayName: 'Kim', roles: [{ role: 'records' }] };
    await expecting(201, administrator.people.invite(person));
  });
  afterAll(() => world.stop());

  const record = async (username: string) =>
    expecting(200, world.app.administrator.personnel.record(await world.idOf(username)));

  it('keep somebody out of whom nothing is on record', async () => {
    expect(await world.barOf('kim')).toBe('personnel.not-in-order');
  });

  it('let the only one in who could enter any', async () => {
    expect(await world.barOf('ada')).toBeNull();
  });

  it('let somebody in once all three are entered, and show who entered them', async () => {
    await enterAll(world, 'kim', '2026-11-01');
    expect(await world.barOf('kim')).toBeNull();
    const { dates, entered } = await record('kim');
    expect(dates.map(({ standing }) => standing)).toEqual(['good', 'good', 'good']);
    expect(entered).toHaveLength(3);
    expect(entered[0]).toMatchObject({ doneOn: '2026-11-01', enteredBy: 'Ada Admin' });
  });

  it.each([
    ['2026-02-30', 400, 'personnel.no-such-day'],
    ['2026-11-21', 422, 'personnel.day-in-the-future'],
  ])('cannot be %s', async (doneOn, status, code) => {
    const id = await world.idOf('kim');
    const answer = await world.app.administrator.personnel.enterDate(id, {
      ...{ kind: 'training', doneOn },
    });
    expect(answer).toMatchObject({ status, body: { code } });
  });

  it('are today by the agency’s clocks, not by those of Greenwich', async () => {
    await world.moveTo('2026-11-21T05:30:00Z');
    const id = await world.idOf('kim');
    const training = { kind: 'training', doneOn: '2026-11-21' };
    const answer = await world.app.administrator.personnel.enterDate(id, training);
    expect(answer).toMatchObject({ body: { code: 'personnel.day-in-the-future' } });
    await world.moveTo('2026-11-20T18:00:00Z');
  });

  it('warn for a month, and bar after a year', async () => {
    const id = await world.idOf('kim');
    await expecting(
      204,
      world.app.administrator.personnel.enterDate(id, { kind: 'training', doneOn: '2025-12-01' }),
    );
    const training = async () => (await record('kim')).dates[1];
    expect(await training()).toMatchObject({ standing: 'ends-soon', endsOn: '2026-12-01' });
    expect(await world.barOf('kim')).toBeNull();
    world.clock.advance(11 * DAY);
    expect(await world.barOf('kim')).toBe('personnel.not-in-order');
    world.clock.advance(-11 * DAY);
  });

  it('are never overwritten: the database refuses', async () => {
    const update = `UPDATE personnel_date SET done_on = '2026-11-19'`;
    await expect(world.app.dataSource.query(update)).rejects.toThrow('is never changed');
    await expect(world.app.dataSource.query('DELETE FROM personnel_date')).rejects.toThrow(
      'permission denied',
    );
  });

  it('are entered by oneself only while nobody else could', async () => {
    const { personnel } = world.app.administrator;
    const ada = await world.idOf('ada');
    const training = { kind: 'training', doneOn: '2026-11-01' };
    expect((await personnel.enterDate(ada, training)).status).toBe(204);
    await createPerson(world.app.administrator, {
      username: 'bea',
      roles: [{ role: 'administrator' }],
    });
    expect(await personnel.enterDate(ada, training)).toMatchObject({
      status: 403,
      body: { code: 'personnel.own-record' },
    });
    expect(await world.barOf('ada')).toBe('personnel.not-in-order');
    expect(await world.barOf('bea')).toBeNull();
  });
});

describe('A leave', () => {
  let world: PersonnelWorld;
  beforeAll(async () => {
    world = await createPersonnelWorld({ PERSONNEL_GRACE_DAYS: '30' });
    const person = { username: 'kim', displayName: 'Kim', roles: [{ role: 'records' }] };
    await expecting(201, world.app.administrator.people.invite(person));
  });
  afterAll(() => world.stop());

  it('shuts the account from its first day to its last', async () => {
    const id = await world.idOf('kim');
    const leave = { fromOn: '2026-11-22', toOn: '2026-11-24', barsAccess: true };
    await expecting(201, world.app.administrator.personnel.enterLeave(id, leave));
    const bars: (string | null)[] = [];
    for (const day of ['21', '22', '24', '25']) {
      world.clock.set(new Date(`2026-11-${day}T18:00:00Z`));
      bars.push(await world.barOf('kim'));
    }
    expect(bars).toEqual([null, 'personnel.on-leave', 'personnel.on-leave', null]);
    world.clock.set(new Date('2026-11-20T18:00:00Z'));
  });

  it('ends early, once', async () => {
    const { personnel } = world.app.administrator;
    const id = await world.idOf('kim');
    const leave = { fromOn: '2026-11-20', barsAccess: true };
    const { id: leaveId } = await expecting(201, personnel.enterLeave(id, leave));
    expect(await world.barOf('kim')).toBe('personnel.on-leave');
    expect((await personnel.endLeave(id, leaveId)).status).toBe(204);
    expect(await world.barOf('kim')).toBeNull();
    expect(await personnel.endLeave(id, leaveId)).toMatchObject({
      status: 409,
      body: { code: 'personnel.leave-has-ended' },
    });
  });

  it('that does not shut the account leaves it open', async () => {
    const id = await world.idOf('kim');
    const leave = { fromOn: '2026-11-20', barsAccess: false };
    await expecting(201, world.app.administrator.personnel.enterLeave(id, leave));
    expect(await world.barOf('kim')).toBeNull();
  });
});
