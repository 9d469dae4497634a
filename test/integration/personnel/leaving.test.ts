import { expecting } from '../../support/api-client/http.js';
import type { ApiClient } from '../../support/api-client/api-client.js';
import { chiefOf, createPerson, TEST_PASSWORD } from '../../support/people.js';
import { createPersonnelWorld, type PersonnelWorld } from './personnel-world.js';

const START = '2026-11-20T18:00:00Z';
const reason = 'Resigned';

describe('The end of an employment', () => {
  let world: PersonnelWorld;
  let administrator: ApiClient;
  const clients = new Map<string, ApiClient>();
  beforeAll(async () => {
    world = await createPersonnelWorld();
    administrator = world.app.administrator;
    for (const username of ['planned', 'past', 'risky', 'stays', 'late', 'by-hand']) {
      const roles = [{ role: 'records' }];
      clients.set(username, await createPerson(administrator, { username, roles }));
    }
  });
  afterAll(() => world.stop());

  const statusOf = async (username: string) =>
    (await clients.get(username)!.agency.list('units')).status;
  const termination = async (username: string) => {
    const id = await world.idOf(username);
    return (await expecting(200, administrator.personnel.record(id))).terminations[0]!;
  };

  it('with high risk ends every session in the moment of the press', async () => {
    const id = await world.idOf('risky');
    expect(await statusOf('risky')).toBe(200);
    const end = { isHighRisk: true, reason };
    await expecting(201, administrator.personnel.terminateAtOnce(id, end));
    expect(await statusOf('risky')).toBe(401);
    expect(await termination('risky')).toMatchObject({
      dueAt: '2026-11-20T18:30:00.000Z',
      accessEndedAt: '2026-11-20T18:00:00.000Z',
      isLate: false,
    });
  });

  it('is late where more than half an hour went by since the risk was known', async () => {
    const id = await world.idOf('late');
    const end = { isHighRisk: true, knownAt: '2026-11-20T17:29:59Z', reason };
    await expecting(201, administrator.personnel.terminateAtOnce(id, end));
    expect(await termination('late')).toMatchObject({ isLate: true });
    const [entry] = await world.app.dataSource.query<{ late: boolean }[]>(
      `SELECT (encode(body, 'escape')::jsonb #>> '{facts,late}')::boolean AS late
         FROM audit.entry WHERE kind = 'personnel.access-ended' AND target = $1`,
      [`person:${id}`],
    );
    expect(entry).toEqual({ late: true });
  });

  it('that lies in the past ends access at once', async () => {
    const id = await world.idOf('past');
    const end = { endsAt: '2026-11-19T18:00:01Z', reason };
    await expecting(201, administrator.personnel.terminate(id, end));
    expect(await statusOf('past')).toBe(401);
    expect(await termination('past')).toMatchObject({ isLate: false });
  });

  it('is entered once, by somebody else, and not before it is known', async () => {
    const { personnel } = administrator;
    const end = { endsAt: '2026-11-25T18:00:00Z', reason };
    expect(await personnel.terminate(await world.idOf('ada'), end)).toMatchObject({
      body: { code: 'personnel.own-record' },
    });
    const stays = await world.idOf('stays');
    const later = { ...end, knownAt: '2026-11-20T18:00:01Z' };
    expect(await personnel.terminate(stays, later)).toMatchObject({
      body: { code: 'personnel.known-in-the-future' },
    });
    const { id } = await expecting(201, personnel.terminate(stays, end));
    expect(await personnel.terminate(stays, end)).toMatchObject({
      status: 409,
      body: { code: 'personnel.terminated-already' },
    });
    await expecting(204, personnel.withdrawTermination(stays, id));
  });

  it('shuts the door at the planned moment, and the job ends the sessions', async () => {
    const id = await world.idOf('planned');
    const end = { endsAt: '2026-11-20T18:10:00Z', reason };
    await expecting(201, administrator.personnel.terminate(id, end));
    await world.lookAfter();
    expect([await statusOf('planned'), await world.barOf('planned')]).toEqual([200, null]);
    world.clock.set(new Date('2026-11-20T18:10:00Z'));
    expect(await world.barOf('planned')).toBe('personnel.terminated');
    await world.lookAfter();
    await world.lookAfter();
    expect(await statusOf('planned')).toBe(401);
    const kinds = await world.kindsAbout('planned');
    expect(kinds.filter((kind) => kind === 'personnel.access-ended')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'identity.person-disabled')).toHaveLength(1);
  });

  it('spares whoever’s termination was withdrawn', async () => {
    await world.moveTo('2026-11-26T18:00:00Z');
    await world.lookAfter();
    expect(await world.barOf('stays')).toBeNull();
    await world.moveTo(START);
  });

  it('cannot end the last administrator’s access, and says once that it is late', async () => {
    const chief = await chiefOf(administrator);
    const ada = await world.idOf('ada');
    await chief.signIn('chief', TEST_PASSWORD);
    const refused = await chief.personnel.terminateAtOnce(ada, { isHighRisk: true, reason });
    expect(refused).toMatchObject({ status: 409, body: { code: 'identity.last-administrator' } });
    expect(await world.kindsAbout('ada')).not.toContain('personnel.termination-entered');
  });

  it('takes the moment of an earlier disabling for the end of access', async () => {
    const id = await world.idOf('by-hand');
    await expecting(204, administrator.people.disable(id, 'Left the building'));
    await world.moveTo('2026-11-20T20:00:00Z');
    const end = { endsAt: '2026-11-20T18:00:00Z', reason };
    await expecting(201, administrator.personnel.terminate(id, end));
    expect(await termination('by-hand')).toMatchObject({
      accessEndedAt: '2026-11-20T18:00:00.000Z',
    });
  });

  it('keeps its history: the database refuses to rewrite it', async () => {
    const update = `UPDATE personnel_termination SET access_ended_at = now()`;
    await expect(world.app.dataSource.query(update)).rejects.toThrow('is never changed');
  });
});

describe('Somebody who changes units', () => {
  let world: PersonnelWorld;
  let administrator: ApiClient;
  let units: { central: string; north: string };
  beforeAll(async () => {
    world = await createPersonnelWorld();
    administrator = world.app.administrator;
    const unit = async (code: string) =>
      (await expecting(201, administrator.agency.addUnit({ code, name: code }))).id;
    units = { central: await unit('central'), north: await unit('north') };
  });
  afterAll(() => world.stop());

  /** A supervisor of the central unit who is an officer of it. */
  const supervisor = async (username: string, badgeNumber: string) => {
    const officer = { name: username, badgeNumber, unitId: units.central };
    const { id: officerId } = await expecting(201, administrator.agency.addOfficer(officer));
    const roles = [{ role: 'supervisor', unitId: units.central }];
    const client = await createPerson(administrator, { username, officerId, roles });
    return { officerId, client };
  };
  const rolesOf = async (username: string) => {
    const record = await expecting(200, administrator.personnel.record(await world.idOf(username)));
    return record.roles.map(({ role }) => role);
  };

  it('loses the roles for the old unit within a day, unless somebody says otherwise', async () => {
    const { personnel, agency } = administrator;
    for (const { officerId } of [await supervisor('sam', '1'), await supervisor('kit', '2')]) {
      await expecting(201, agency.moveOfficer(officerId, { unitId: units.north }));
    }
    const { transfers } = await expecting(200, personnel.due());
    const due = '2026-11-21T18:00:00.000Z';
    expect(transfers.map(({ dueAt }) => dueAt)).toEqual([due, due]);
    const kit = await world.idOf('kit');
    const { id } = transfers.find(({ personId }) => personId === kit)!;
    expect(await personnel.settleTransfer(id, { outcome: 'kept' })).toMatchObject({
      body: { code: 'personnel.reason-needed' },
    });
    const settlement = { outcome: 'kept', reason: 'Covers both units until the new year' };
    await expecting(204, personnel.settleTransfer(id, settlement));
    expect(await personnel.settleTransfer(id, settlement)).toMatchObject({
      status: 409,
      body: { code: 'personnel.transfer-settled' },
    });

    world.clock.set(new Date('2026-11-21T16:59:59Z'));
    await world.lookAfter();
    await world.moveTo('2026-11-21T16:59:59Z');
    expect([await rolesOf('sam'), await rolesOf('kit')]).toEqual([['supervisor'], ['supervisor']]);
    await world.moveTo('2026-11-21T17:00:00Z');
    await world.lookAfter();
    await world.lookAfter();
    expect([await rolesOf('sam'), await rolesOf('kit')]).toEqual([[], ['supervisor']]);
    const kinds = await world.kindsAbout('sam');
    expect(kinds.filter((kind) => kind === 'personnel.transfer-settled')).toHaveLength(1);
    expect(kinds).toContain('identity.roles-ended');
  });

  it('who held nothing for the old unit leaves nothing to settle', async () => {
    const officer = { name: 'Ann', badgeNumber: '3', unitId: units.central };
    const { id: officerId } = await expecting(201, administrator.agency.addOfficer(officer));
    const roles = [{ role: 'officer' }];
    await createPerson(administrator, { username: 'ann', officerId, roles });
    const move = { unitId: units.north };
    await expecting(201, administrator.agency.moveOfficer(officerId, move));
    const { transfers } = await expecting(200, administrator.personnel.due());
    expect(transfers).toEqual([]);
    expect(await world.kindsAbout('ann')).toContain('personnel.transfer-noticed');
  });

  it('on a day to come moves on that day', async () => {
    const { officerId } = await supervisor('tom', '4');
    const move = { unitId: units.north, from: '2026-11-22T12:00:00Z' };
    await expecting(201, administrator.agency.moveOfficer(officerId, move));
    await world.lookAfter();
    expect((await expecting(200, administrator.personnel.due())).transfers).toEqual([]);
    await world.moveTo('2026-11-22T12:00:30Z');
    await world.lookAfter();
    const { transfers } = await expecting(200, administrator.personnel.due());
    expect(transfers).toMatchObject([{ dueAt: '2026-11-23T12:00:00.000Z' }]);
  });
});
