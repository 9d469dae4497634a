import { AgencyDirectory, MoveOfficerCommand } from '../../../src/agency/agency.public.js';
import { officerChangedUnit } from '../../../src/agency/domain/agency.domain-events.js';
import { systemActor } from '../../../src/audit-trail/audit-trail.public.js';
import { Transactions } from '../../../src/platform/database/transactions.js';
import { DomainEvents } from '../../../src/platform/events/domain-events.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import { administrator, createRoster, type Roster } from './roster.js';

const at = (text: string) => new Date(`2026-11-${text}Z`);

describe('An officer who changes units', () => {
  let app: TestApplication;
  let roster: Roster;
  let north: string;
  let central: string;
  let olsen: string;
  const told: object[] = [];

  beforeAll(async () => {
    app = await startApplication({ now: at('20T12:00:00') });
    roster = await createRoster(app);
    olsen = roster.officers.olsen.id;
    central = roster.officers.olsen.unitId;
    north = roster.officers.nguyen.unitId;
    await roster.assign(
      'camera',
      roster.cameras.first.id,
      roster.officers.olsen,
      '2026-11-01T00:00:00Z',
    );
    await roster.assign('sensor', roster.sensor.id, roster.officers.olsen, '2026-11-01T00:00:00Z');
    app.context.get(DomainEvents).subscribe(officerChangedUnit, (_tx, event) => {
      told.push(event);
      return Promise.resolve();
    });
  });
  afterAll(() => app.stop());

  const move = (unitId: string, from: Date) =>
    app.context.get(MoveOfficerCommand).execute(administrator, { officerId: olsen, unitId, from });
  const unitOf = async (moment: Date) => {
    const directory = app.context.get(AgencyDirectory);
    const wearer = await directory.cameraWearerAt(roster.cameras.first.id, moment);
    const question = { serial: roster.sensor.serial, at: moment };
    const [holder] = await app.context
      .get(Transactions)
      .run((tx) => directory.sensorHoldersAt(tx, [question]));
    expect(holder).toEqual(wearer);
    return wearer?.unitId;
  };

  it('belongs to the new unit from the moment on that was entered, and to the old one before', async () => {
    await move(north, at('19T08:00:00'));
    expect(await unitOf(at('19T07:59:59'))).toBe(central);
    expect(await unitOf(at('19T08:00:00'))).toBe(north);
    expect(told).toEqual([
      { officerId: olsen, fromUnitId: central, toUnitId: north, effectiveAt: at('19T08:00:00') },
    ]);
  });

  it('is not moved into a past that is written, nor to where they are', async () => {
    await expect(move(central, at('19T08:00:00'))).rejects.toMatchObject({
      code: 'agency.moved-since',
    });
    await expect(move(north, at('20T08:00:00'))).rejects.toMatchObject({
      code: 'agency.in-this-unit',
    });
  });

  it('stays until the planned day has come', async () => {
    const moves = app.context.get(MoveOfficerCommand);
    const job = systemActor('roster', 'test');
    await move(central, at('21T06:00:00'));
    await expect(move(central, at('22T06:00:00'))).rejects.toMatchObject({
      code: 'agency.move-is-planned',
    });
    await moves.takeDue(job);
    expect(await unitOf(at('20T12:00:00'))).toBe(north);
    app.clock.set(at('21T06:03:00'));
    await moves.takeDue(job);
    await moves.takeDue(job);
    expect(await unitOf(at('21T05:59:59'))).toBe(north);
    expect(await unitOf(at('21T06:00:00'))).toBe(central);
    expect(told).toHaveLength(2);
  });

  it('stays where the planned move is withdrawn', async () => {
    const moves = app.context.get(MoveOfficerCommand);
    await move(north, at('23T06:00:00'));
    await moves.withdraw(administrator, olsen);
    await expect(moves.withdraw(administrator, olsen)).rejects.toMatchObject({
      code: 'agency.no-move-planned',
    });
    app.clock.set(at('23T07:00:00'));
    await moves.takeDue(systemActor('roster', 'test'));
    expect(await unitOf(at('23T07:00:00'))).toBe(central);
  });

  it('has a history that nobody rewrites', async () => {
    const update = `UPDATE officer_move SET effective_at = now()`;
    await expect(app.dataSource.query(update)).rejects.toThrow('A move is history');
  });

  it('is found between several moves', async () => {
    const units = [];
    for (const day of ['18T00:00:00', '20T00:00:00', '22T00:00:00'])
      units.push(await unitOf(at(day)));
    expect(units).toEqual([central, north, central]);
  });
});
