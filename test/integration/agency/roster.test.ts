import { AgencyDirectory } from '../../../src/agency/agency.public.js';
import { CreateUnitsCommand } from '../../../src/agency/commands/create-units.command.js';
import { EnrolOfficersCommand } from '../../../src/agency/commands/enrol-officers.command.js';
import { ListOfficersCommand } from '../../../src/agency/commands/list-officers.command.js';
import { RegisterCamerasCommand } from '../../../src/agency/commands/register-cameras.command.js';
import { DevicesQuery } from '../../../src/agency/queries/devices.query.js';
import { UnitsQuery } from '../../../src/agency/queries/units.query.js';
import { Transactions } from '../../../src/platform/database/transactions.js';
import { newId } from '../../../src/platform/ids.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import { administrator, createRoster, holding, kindsOfEntries, type Roster } from './roster.js';

describe('the roster', () => {
  let app: TestApplication;
  let roster: Roster;

  beforeAll(async () => {
    app = await startApplication();
    roster = await createRoster(app);
    const { cameras, officers } = roster;
    await roster.assign('camera', cameras.first.id, officers.olsen, '2026-11-01T00:00:00Z');
  });
  afterAll(() => app.stop());

  const supervisor = () => holding('supervisor', { unitId: roster.units.north.id });
  const officer = () => holding('officer', { officerId: roster.officers.olsen.id });

  it('enters each unit, officer and device in the trail', async () => {
    expect(await kindsOfEntries(app)).toEqual([
      ...Array<string>(2).fill('agency.unit-created'),
      ...Array<string>(2).fill('agency.officer-enrolled'),
      ...Array<string>(2).fill('agency.camera-registered'),
      'agency.sensor-registered',
      'agency.camera-assigned',
    ]);
  });

  it('is read by badge number, page by page, one entry for each page', async () => {
    const list = app.context.get(ListOfficersCommand);
    const first = await list.execute(administrator, { limit: 1 });
    const second = await list.execute(administrator, { limit: 1, cursor: first.nextCursor! });
    expect([...first.items, ...second.items].map(({ badgeNumber }) => badgeNumber)).toEqual([
      '1001',
      '1002',
    ]);
    expect(second.nextCursor).toBeNull();
    const read = (await kindsOfEntries(app)).filter((kind) => kind === 'agency.officers-listed');
    expect(read).toHaveLength(2);
  });

  it('ends at the border of one’s unit, or at oneself', async () => {
    const list = app.context.get(ListOfficersCommand);
    const names = async (...given: Parameters<typeof list.execute>) =>
      (await list.execute(...given)).items.map(({ name }) => name);
    expect(await names(supervisor(), {})).toEqual(['Linh Nguyen']);
    expect(await names(supervisor(), { unitId: roster.units.central.id })).toEqual([]);
    expect(await names(officer(), {})).toEqual(['Kari Olsen']);
    expect(await names(holding('service'), {})).toEqual([]);

    const units = app.context.get(UnitsQuery);
    const codes = async (actor = administrator) =>
      (await units.execute(actor)).map(({ code }) => code);
    expect(await codes()).toEqual(['central', 'north']);
    expect(await codes(supervisor())).toEqual(['north']);
    expect(await codes(officer())).toEqual(['central']);
  });

  it('shows each device with who has it now, within the same borders', async () => {
    const devices = app.context.get(DevicesQuery);
    const all = await devices.execute(administrator, 'camera', {});
    expect(all.items).toMatchObject([
      { serial: 'CAM-0001', type: 'Synthetic 1', officerId: roster.officers.olsen.id },
      { serial: 'CAM-0002', officerId: null, since: null },
    ]);
    expect((await devices.execute(supervisor(), 'camera', {})).items).toEqual([]);
    expect((await devices.execute(officer(), 'camera', {})).items).toHaveLength(1);
    expect((await devices.execute(administrator, 'sensor', {})).items).toMatchObject([
      { serial: 'HOL-0001', type: 'holster' },
    ]);
  });

  it('takes no second unit, officer or camera of the same name, and nothing of such a batch', async () => {
    const units = app.context.get(CreateUnitsCommand).execute(administrator, [
      { code: 'south', name: 'South' },
      { code: 'north', name: 'Other north' },
    ]);
    await expect(units).rejects.toMatchObject({ code: 'agency.unit-code-taken' });
    expect(await app.dataSource.query(`SELECT FROM unit WHERE code = 'south'`)).toEqual([]);

    const enrol = app.context.get(EnrolOfficersCommand);
    const person = { name: 'A', badgeNumber: '1001', unitId: roster.units.north.id };
    await expect(enrol.execute(administrator, [person])).rejects.toMatchObject({
      code: 'agency.badge-number-taken',
    });
    const stray = { ...person, badgeNumber: '1003', unitId: newId() };
    await expect(enrol.execute(administrator, [stray])).rejects.toMatchObject({
      code: 'agency.unit-not-found',
    });
    const cameras = app.context.get(RegisterCamerasCommand);
    const camera = { serial: ' cam-0001', model: 'x' };
    await expect(cameras.execute(administrator, [camera])).rejects.toMatchObject({
      code: 'agency.serial-taken',
    });
  });

  it('answers other features: camera by serial in any case, cameras and names in bulk', async () => {
    const directory = app.context.get(AgencyDirectory);
    const { olsen, nguyen } = roster.officers;
    expect((await directory.cameraBySerial('cam-0002'))?.id).toBe(roster.cameras.second.id);
    expect(await directory.cameraBySerial('CAM-9999')).toBeNull();

    const moments = ['2026-10-31T23:59:59Z', '2026-11-01T00:00:00Z'].map((time) => new Date(time));
    const questions = [olsen, nguyen].flatMap(({ id }) =>
      moments.map((at) => ({ officerId: id, at })),
    );
    const had = await app.context
      .get(Transactions)
      .run((tx) => directory.hadCameraAt(tx, questions));
    expect(had).toEqual([false, true, false, false]);

    const officers = await directory.officersByIds([nguyen.id, newId()]);
    expect([...officers.values()].map(({ name }) => name)).toEqual(['Linh Nguyen']);
    const units = await directory.unitsByIds([roster.units.north.id]);
    expect(units.get(roster.units.north.id)?.code).toBe('north');
  });
});
