import { parse } from 'csv-parse/sync';
import { expecting } from '../../support/api-client/http.js';
import type { ApiClient } from '../../support/api-client/api-client.js';
import { createPerson } from '../../support/people.js';
import { createPersonnelWorld, type PersonnelWorld } from './personnel-world.js';

describe('A roster file', () => {
  let world: PersonnelWorld;
  let administrator: ApiClient;
  const officers = async () =>
    world.app.dataSource.query<{ badge: string; name: string; unit: string; left: boolean }[]>(
      `SELECT badge_number AS badge, officer.name, unit.code AS unit, left_at IS NOT NULL AS left
         FROM officer JOIN unit ON unit.id = unit_id ORDER BY badge_number`,
    );
  beforeAll(async () => {
    world = await createPersonnelWorld();
    administrator = world.app.administrator;
    const unit = async (code: string) =>
      (await expecting(201, administrator.agency.addUnit({ code, name: code }))).id;
    const central = await unit('central');
    await unit('north');
    for (const [badgeNumber, name] of [
      ['1001', 'Kari Olsen'],
      ['1002', 'Linh Nguyen'],
      ['1003', 'Sven Berg'],
    ] as const) {
      const officer = { badgeNumber, name, unitId: central };
      const { id: officerId } = await expecting(201, administrator.agency.addOfficer(officer));
      if (badgeNumber !== '1003') continue;
      await createPerson(administrator, {
        username: 'sven',
        officerId,
        roles: [{ role: 'officer' }],
      });
    }
  });
  afterAll(() => world.stop());

  const TABLE = [
    'Badge #,Full Name,Precinct,Login,Shoe size',
    '1001,Kari Olsen-Moe,central,,38',
    '1002,Linh Nguyen,NORTH,,36',
    '1004,Ada Nord,north,ada.nord,40',
    '1005,"=HYPERLINK(""http://x"")",moon,,',
  ].join('\r\n');

  it('shows what would change, field by field, and changes nothing', async () => {
    const before = await officers();
    const found = await expecting(201, administrator.rosterImports.compare(TABLE));
    expect(found).toMatchObject({
      ignored: ['Shoe size'],
      changed: [{ badgeNumber: '1001', from: 'Kari Olsen', to: 'Kari Olsen-Moe' }],
      moved: [{ badgeNumber: '1002' }],
      fresh: [{ badgeNumber: '1004' }],
      accounts: [{ username: 'ada.nord' }],
      missing: [{ badgeNumber: '1003', personId: await world.idOf('sven') }],
      faults: [{ line: 5, says: ['There is no unit with the code moon; add it first'] }],
    });
    expect(await officers()).toEqual(before);
  });

  it('gives the lines that are left out back as a table in which nothing runs', async () => {
    const { id } = await expecting(201, administrator.rosterImports.compare(TABLE));
    const { bytes } = await administrator.rosterImports.faults(id);
    const rows: string[][] = parse(bytes, { bom: true });
    expect(rows[1]).toContain(`'=HYPERLINK("http://x")`);
  });

  it('is applied as it was seen, or not at all', async () => {
    const { id, digest } = await expecting(201, administrator.rosterImports.compare(TABLE));
    const other = digest.replace(/^./, (first) => (first === '0' ? '1' : '0'));
    expect(await administrator.rosterImports.apply(id, { digest: other })).toMatchObject({
      status: 409,
      body: { code: 'roster.changed' },
    });
    const late = await expecting(201, administrator.rosterImports.compare(TABLE));
    const { items } = await expecting(200, administrator.agency.list('units'));
    const unitId = items[0]!.id;
    const officer = { badgeNumber: '1009', name: 'In Between', unitId };
    await expecting(201, administrator.agency.addOfficer(officer));
    const before = await officers();
    const answer = await administrator.rosterImports.apply(late.id, { digest: late.digest });
    expect(answer).toMatchObject({ status: 409, body: { code: 'roster.changed' } });
    expect(await officers()).toEqual(before);
  });

  it('enrols, renames, moves, lets go, and prepares accounts that somebody else approves', async () => {
    const found = await expecting(201, administrator.rosterImports.compare(TABLE));
    const left = found.missing.map(({ officerId }) => officerId);
    const request = { digest: found.digest, left };
    const applied = await expecting(201, administrator.rosterImports.apply(found.id, request));
    expect(applied.appliedAt).not.toBeNull();
    expect(await officers()).toEqual([
      { badge: '1001', name: 'Kari Olsen-Moe', unit: 'central', left: false },
      { badge: '1002', name: 'Linh Nguyen', unit: 'north', left: false },
      { badge: '1003', name: 'Sven Berg', unit: 'central', left: true },
      { badge: '1004', name: 'Ada Nord', unit: 'north', left: false },
      { badge: '1009', name: 'In Between', unit: 'central', left: true },
    ]);
    const { items } = await expecting(200, administrator.people.list());
    const stateOf = (username: string) => items.find((one) => one.username === username)?.state;
    expect([stateOf('sven'), stateOf('ada.nord')]).toEqual(['disabled', 'awaiting']);
    const again = await expecting(201, administrator.rosterImports.apply(found.id, request));
    expect(again.appliedAt).toBe(applied.appliedAt);
    expect(await world.kindsAbout('sven')).toEqual(
      expect.arrayContaining(['personnel.termination-entered', 'personnel.access-ended']),
    );
  });

  it('brings back whoever left and stands in it again', async () => {
    const table = `${TABLE}\r\n1003,Sven Berg,central,sven,44`;
    const found = await expecting(201, administrator.rosterImports.compare(table));
    expect(found.returned).toMatchObject([{ badgeNumber: '1003' }]);
    const { digest } = found;
    await expecting(201, administrator.rosterImports.apply(found.id, { digest }));
    const sven = (await officers()).find(({ badge }) => badge === '1003');
    expect(sven?.left).toBe(false);
  });

  it.each([
    ['application/octet-stream', 'badge,name,unit\n', 415, 'roster.not-csv'],
    ['text/csv', 'badge,name\n', 400, 'roster.columns-missing'],
  ])('sent as %s with “%s” is refused', async (type, table, status, code) => {
    const answer = await administrator.rosterImports.compare(table, type);
    expect(answer).toMatchObject({ status, body: { code } });
  });

  it('of more than eight megabytes is refused', async () => {
    const table = new Uint8Array(8 * 1024 * 1024 + 1).fill(0x61);
    const answer = await administrator.rosterImports.compare(table);
    expect(answer).toMatchObject({ status: 413, body: { code: 'roster.file-too-large' } });
  });

  it('of ten thousand lines is compared and applied whole', async () => {
    const lines = Array.from({ length: 10_000 }, (_, at) => `N${at},Officer ${at},north`);
    const table = ['badge,name,unit', ...lines].join('\n');
    const { id, digest, fresh } = await expecting(201, administrator.rosterImports.compare(table));
    expect(fresh).toHaveLength(10_000);
    await expecting(201, administrator.rosterImports.apply(id, { digest }));
  }, 240_000);
});
