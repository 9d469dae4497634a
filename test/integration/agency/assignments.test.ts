import { AgencyDirectory, deviceAssigned } from '../../../src/agency/agency.public.js';
import { OfficerEntity } from '../../../src/agency/persistence/officer.entity.js';
import { Transactions } from '../../../src/platform/database/transactions.js';
import { DomainEvents } from '../../../src/platform/events/domain-events.js';
import { newId } from '../../../src/platform/ids.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import { createRoster, type Device, type Roster } from './roster.js';

const at = (time: string) => new Date(`2026-11-20T${time}Z`);

describe.each<Device>(['camera', 'sensor'])('a %s', (device) => {
  let app: TestApplication;
  let roster: Roster;
  let deviceId: string;
  const told: object[] = [];

  beforeAll(async () => {
    app = await startApplication();
    roster = await createRoster(app);
    deviceId = device === 'camera' ? roster.cameras.first.id : roster.sensor.id;
    app.context.get(DomainEvents).subscribe(deviceAssigned, (_tx, event) => {
      told.push(event);
      return Promise.resolve();
    });
  });
  afterAll(() => app.stop());

  const holderAt = async (time: string) => {
    const directory = app.context.get(AgencyDirectory);
    if (device === 'camera') return directory.cameraWearerAt(deviceId, at(time));
    const question = { serial: roster.sensor.serial.toLowerCase(), at: at(time) };
    const [holder] = await app.context
      .get(Transactions)
      .run((tx) => directory.sensorHoldersAt(tx, [question]));
    return holder;
  };

  it('is with nobody before it is assigned', async () => {
    expect(await holderAt('07:00:00')).toBeNull();
  });

  it('is with an officer from the first moment up to, and without, the last', async () => {
    const { olsen } = roster.officers;
    await roster.assign(device, deviceId, olsen, '2026-11-20T08:00:00Z', '2026-11-20T10:00:00Z');
    const holder = { officerId: olsen.id, unitId: olsen.unitId };
    expect(await holderAt('07:59:59')).toBeNull();
    expect(await holderAt('08:00:00')).toEqual(holder);
    expect(await holderAt('09:59:59')).toEqual(holder);
    expect(await holderAt('10:00:00')).toBeNull();
  });

  it('passes on when the open assignment before is ended on request', async () => {
    const { olsen, nguyen } = roster.officers;
    await roster.assign(device, deviceId, olsen, '2026-11-20T11:00:00Z');
    const next = '2026-11-20T12:00:00Z';
    await expect(roster.assign(device, deviceId, nguyen, next)).rejects.toMatchObject({
      code: 'agency.assigned-in-this-period',
      facts: { officerId: olsen.id, since: '2026-11-20T11:00:00.000Z' },
    });
    await roster.assign(device, deviceId, nguyen, next, null, true);
    expect((await holderAt('11:59:59'))?.officerId).toBe(olsen.id);
    expect((await holderAt('12:00:00'))?.officerId).toBe(nguyen.id);
    expect(told.at(-1)).toMatchObject({ device, officerIds: [nguyen.id, olsen.id], to: null });
  });

  it('is with one officer only when two people assign it at once', async () => {
    const from = '2026-11-21T08:00:00Z';
    const people = [roster.officers.olsen, roster.officers.nguyen];
    const results = await Promise.allSettled(
      people.map((officer) => roster.assign(device, deviceId, officer, from, null, true)),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is with one officer only even for somebody who goes round the application', async () => {
    const insert = `INSERT INTO ${device}_assignment VALUES ($1, $2, $3, $4, NULL)`;
    const values = [newId(), deviceId, roster.officers.olsen.id, at('13:00:00')];
    await expect(app.dataSource.query(insert, values)).rejects.toThrow(
      `ex_${device}_assignment_one_officer_at_a_time`,
    );
  });

  it('keeps its history: neither officer nor a written end can be changed', async () => {
    const table = `${device}_assignment`;
    const rewrites = [
      `UPDATE ${table} SET to_at = '2026-11-20T09:00:00Z' WHERE from_at = '2026-11-20T08:00:00Z'`,
      `UPDATE ${table} SET from_at = '2026-11-22T00:00:00Z' WHERE to_at IS NULL`,
    ];
    for (const rewrite of rewrites) {
      await expect(app.dataSource.query(rewrite)).rejects.toThrow('An assignment is history');
    }
  });

  it('is assigned only as a whole: known device, known officer, end after beginning', async () => {
    const { olsen } = roster.officers;
    const stranger = Object.assign(new OfficerEntity(), { id: newId() });
    const from = '2026-11-01T08:00:00Z';
    await expect(roster.assign(device, newId(), olsen, from)).rejects.toMatchObject({
      code: `agency.${device}-not-found`,
    });
    await expect(
      roster.assign(device, deviceId, stranger, from, '2026-11-01T09:00:00Z'),
    ).rejects.toMatchObject({ code: 'agency.officer-not-found' });
    await expect(roster.assign(device, deviceId, olsen, from, from)).rejects.toMatchObject({
      code: 'agency.period-ends-before-it-begins',
    });
  });
});
