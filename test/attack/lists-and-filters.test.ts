import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { Client } from 'pg';
import { ENTERED_EACH } from '../../src/audit-trail/domain/denial-counter.js';
import { createSmallAgency, type SmallAgency } from '../support/agency.js';
import type { ApiClient } from '../support/api-client/api-client.js';
import { expecting } from '../support/api-client/http.js';
import { type BuiltServer, startBuiltServer } from '../support/built-server.js';
import { eventually } from '../support/eventually.js';
import { createPerson, setUpAgency } from '../support/people.js';
import { clipMetadata } from '../support/upload-clip.js';

const root = join(__dirname, '..', '..');
const NOWHERE = '018f3c1e-0000-4000-8000-00000000dead';
const ROLES = [
  'officer',
  'supervisor',
  'commander',
  'records',
  'auditor',
  'administrator',
] as const;

/** The lists of the agency, with whose rows each of them may show, as SQL over all of them. */
const LISTS = {
  '/api/v1/clips': 'SELECT id::text FROM clip WHERE officer_id = ANY($1)',
  '/api/v1/officers': 'SELECT id::text FROM officer WHERE id = ANY($1)',
  '/api/v1/coverage': 'SELECT id::text FROM trigger_event WHERE officer_id = ANY($1)',
} as const;

describe('what lists, filters and identifiers give away', () => {
  let server: BuiltServer;
  let database: Client;
  let administrator: ApiClient;
  let agency: SmallAgency;
  let commander: ApiClient;
  const clips: Record<string, string[]> = {};

  beforeAll(async () => {
    server = await startBuiltServer();
    administrator = await setUpAgency(server);
    agency = await createSmallAgency(administrator);
    commander = await createPerson(administrator, {
      username: 'commander',
      roles: [{ role: 'commander' }],
    });
    const { records, olsen, nguyen } = agency;
    for (const [officerId, number, count] of [
      [olsen, 1, 3],
      [nguyen, 2, 2],
    ] as const) {
      const sensor = { serial: `HOL-${number}`, kind: 'holster' };
      const { id: sensorId } = await expecting(201, administrator.agency.addSensor(sensor));
      const worn = { sensorId, officerId, from: '2026-01-01T00:00:00Z' };
      await expecting(201, administrator.agency.assignSensor(worn));
      clips[officerId] = [];
      for (let at = 0; at < count; at += 1) {
        const metadata = clipMetadata({ cameraSerial: `CAM-${number}` });
        clips[officerId].push((await expecting(201, records.clips.register(metadata))).clipId);
        const event = { source: 'sidearm', eventId: `e-${number}-${at}`, kind: 'holster_draw' };
        const occurredAt = `2026-11-19T1${at}:00:00Z`;
        const sensorSerial = sensor.serial;
        await expecting(201, records.activations.record({ ...event, sensorSerial, occurredAt }));
      }
    }
    database = new Client({ connectionString: server.databaseUrl });
    await database.connect();
  });
  afterAll(async () => {
    await database.end();
    await server.stop();
  });

  const clientOf = (role: (typeof ROLES)[number]): ApiClient =>
    ({
      ...{ officer: agency.officer, supervisor: agency.centralSupervisor, commander },
      ...{ records: agency.records, auditor: agency.auditor, administrator },
    })[role];

  const idsOf = async (client: ApiClient, path: string, query = {}) => {
    const page = await expecting(200, client.http.get<{ items: { id: string }[] }>(path, query));
    return page.items.map(({ id }) => id).sort();
  };

  const allowed = async (path: keyof typeof LISTS, officers: readonly string[]) => {
    const { rows } = await database.query<{ id: string }>(LISTS[path], [officers]);
    return rows.map(({ id }) => id).sort();
  };

  it('C03 lists and counts exactly what the policy reaches, whatever is asked', async () => {
    const { olsen, nguyen, central, north } = agency;
    const reach = [
      [agency.officer, [olsen], ['/api/v1/clips', '/api/v1/officers']],
      [agency.centralSupervisor, [olsen], Object.keys(LISTS)],
      [agency.northSupervisor, [nguyen], Object.keys(LISTS)],
      [commander, [olsen, nguyen], Object.keys(LISTS)],
    ] as const;
    for (const [client, officers, paths] of reach) {
      for (const path of paths as (keyof typeof LISTS)[]) {
        await eventually(async () => {
          expect([path, await idsOf(client, path)]).toEqual([path, await allowed(path, officers)]);
        });
        for (const [unitId, officer] of [
          [central, olsen],
          [north, nguyen],
        ] as const) {
          const expected = await allowed(
            path,
            officers.filter((id) => id === officer),
          );
          expect([path, await idsOf(client, path, { unitId })]).toEqual([path, expected]);
        }
      }
    }
  });

  it('C03 counts no event of another unit, neither in sums nor unit by unit', async () => {
    const { olsen, nguyen, central, north, centralSupervisor, northSupervisor } = agency;
    for (const [client, own, other, officer] of [
      [centralSupervisor, central, north, olsen],
      [northSupervisor, north, central, nguyen],
    ] as const) {
      const { length } = await allowed('/api/v1/coverage', [officer]);
      const summary = await expecting(200, client.activations.summary());
      expect(summary).toMatchObject({ total: length, units: [{ unit: { id: own } }] });
      expect(JSON.stringify(summary)).not.toContain(other);
      const asked = await expecting(200, client.activations.summary({ unitId: other }));
      expect(asked).toMatchObject({ total: 0, units: [] });
    }
    const all = await expecting(200, commander.activations.summary());
    expect(all).toMatchObject({
      total: (await allowed('/api/v1/coverage', [olsen, nguyen])).length,
    });
  });

  it('C03 takes no page position of somebody else past the own reach', async () => {
    const page = await expecting(200, agency.records.clips.list({ limit: 1 }));
    const cursor = page.nextCursor!;
    const own = new Set(clips[agency.nguyen]);
    const stolen = await agency.northSupervisor.clips.list({ cursor });
    expect(stolen.status).toBe(200);
    expect(stolen.body.items.filter(({ id }) => !own.has(id))).toEqual([]);
  });

  it('C04 filters and sorts by nothing but what a list declares', async () => {
    const printed = execFileSync(process.execPath, ['dist/cli.js', 'generate', 'openapi'], {
      cwd: root,
      maxBuffer: 64 * 1024 ** 2,
    });
    interface Operation {
      parameters?: { in: string; name: string }[];
    }
    const { paths } = JSON.parse(printed.toString()) as {
      paths: Record<string, { get?: Operation }>;
    };
    const lists = Object.entries(paths).filter(
      ([path, { get }]) =>
        !path.includes('{') && get?.parameters?.some((one) => one.in === 'query') === true,
    );
    expect(lists.length).toBeGreaterThan(15);
    const hidden = ['filter[notes]', 'sort', 'order', 'notes', 'passwordHash', 'expand', 'include'];
    for (const [path] of lists) {
      for (const name of hidden) {
        for (const role of ROLES) {
          const { status } = await clientOf(role).http.get(path, { [name]: 'x' });
          if (status === 403) continue;
          expect([path, name, role, status]).toEqual([path, name, role, 400]);
        }
      }
    }
  });

  it('C05 gives identifiers that nobody can count through', async () => {
    const kinds = ['clip', 'officer', 'unit', 'person', 'session', 'written_authorization'];
    for (const kind of kinds) {
      const { rows } = await database.query<{ id: string }>(`SELECT id::text FROM ${kind}`);
      expect(rows.length).toBeGreaterThan(1);
      for (const { id } of rows) expect([kind, id]).toEqual([kind, expect.stringMatching(UUID_7)]);
      // Beyond the time they share nothing: the 62 last bits differ from row to row.
      expect(new Set(rows.map(({ id }) => id.slice(19))).size).toBe(rows.length);
    }
  });

  it('C05 enters whoever goes through identifiers, and counts what goes beyond', async () => {
    const { northSupervisor: guesser, auditor } = agency;
    const { id } = (await expecting(200, guesser.sessions.current())).person;
    const guesses = ENTERED_EACH.person + 40;
    const near = clips[agency.olsen]![0]!;
    for (let at = 0; at < guesses; at += 1) {
      const guess = `${near.slice(0, -4)}${(0xa000 + at).toString(16)}`;
      expect((await guesser.clips.read(guess)).status).toBe(404);
    }
    const entered = async () => {
      const { rows } = await database.query<{ kind: string; times: string | null }>(
        `SELECT kind, encode(body, 'escape')::jsonb -> 'facts' ->> 'times' AS times
           FROM audit.entry WHERE actor = $1
            AND encode(body, 'escape')::jsonb ->> 'outcome' = 'denied'`,
        [`person:${id}`],
      );
      return rows;
    };
    // Its count is written when the minute is over.
    const denied = await eventually(async () => {
      const rows = await entered();
      const total = rows.reduce((sum, { times }) => sum + Number(times ?? 1), 0);
      expect(total).toBeGreaterThanOrEqual(guesses);
      return rows;
    }, 90_000);
    expect(denied.map(({ kind }) => kind)).toContain('audit-trail.denials-counted');
    const kind = 'audit-trail.denials-counted';
    const { items } = await expecting(200, auditor.auditTrail.entries({ kind }));
    expect(items[0]).toMatchObject({ outcome: 'denied' });
  });

  it('C06 knows nothing by a parent that is not its own', async () => {
    const of = async (client: ApiClient) =>
      (await expecting(200, client.sessions.current())).person;
    const olsen = await of(agency.officer);
    const auditor = await of(agency.auditor);
    const make = async (part: string, body: object) => {
      const path = `/api/v1/people/${olsen.id}/${part}`;
      return (await expecting(201, administrator.http.post<{ id: string }>(path, body))).id;
    };
    const leave = await make('leaves', { fromOn: '2027-01-10', barsAccess: false });
    const reason = 'Leaves for another agency';
    const end = await make('terminations', { endsAt: '2027-03-01T00:00:00Z', reason });
    const within = (parent: string) =>
      [
        ['POST', `/api/v1/people/${parent}/leaves/${leave}/end`],
        ['DELETE', `/api/v1/people/${parent}/terminations/${end}`],
      ] as const;
    for (const parent of [auditor.id, NOWHERE]) {
      for (const [method, path] of within(parent)) {
        expect([path, (await administrator.http.request(method, path)).status]).toEqual([
          path,
          404,
        ]);
      }
    }
    // By their own parent they are there, untouched so far.
    for (const [method, path] of within(olsen.id)) {
      const { status } = await administrator.http.request(method, path);
      expect([path, status < 300]).toEqual([path, true]);
    }
  });

  it('C07 records nothing of a batch for somebody who may record none of it', async () => {
    const events = Array.from({ length: 100 }, (_, at) => ({
      ...{ source: 'sidearm', eventId: `bulk-${at}`, kind: 'holster_draw' },
      sensorSerial: at === 50 ? 'HOL-2' : 'HOL-1',
      occurredAt: '2026-11-19T18:00:00Z',
    }));
    for (const client of [agency.officer, agency.centralSupervisor, agency.auditor]) {
      expect((await client.activations.recordBatch(events)).status).toBe(403);
    }
    const { rows } = await database.query(`SELECT FROM trigger_event WHERE event_id LIKE 'bulk-%'`);
    expect(rows).toEqual([]);
  });

  it('C07 gives nothing for units of which one is not there, nor the others', async () => {
    const { chief, central, north, auditor } = agency;
    const { id: personId } = (await expecting(200, auditor.sessions.current())).person;
    const wish = {
      kind: 'viewing',
      personId,
      reach: 'units',
      purpose: 'Watching as the post asks',
    };
    const more = { documentReference: 'Order 2026-2', validUntil: '2027-06-01T00:00:00Z' };
    const units = { unitIds: [central, north, NOWHERE] };
    const granted = await chief.http.post('/api/v1/authorizations', { ...wish, ...more, ...units });
    expect([granted.status, [400, 404, 409, 422].includes(granted.status)]).toEqual([
      ...[granted.status, true],
    ]);
    const { items } = await expecting(200, chief.authorizations.list({ personId }));
    expect(items).toEqual([]);

    const roles = [central, north, NOWHERE].map((unitId) => ({ role: 'supervisor', unitId }));
    const invited = await administrator.people.invite({
      ...{ username: 'everywhere', displayName: 'Everywhere', roles },
    });
    expect([invited.status, invited.status >= 400]).toEqual([invited.status, true]);
    const found = await expecting(200, administrator.people.list({ text: 'everywhere' }));
    expect(found.items).toEqual([]);
  });

  it('C08 shows beside a row nothing that the reader’s role does not reach', async () => {
    const { nguyen, olsen } = agency;
    for (const [client, other] of [
      [agency.centralSupervisor, nguyen],
      [agency.officer, nguyen],
      [agency.northSupervisor, olsen],
    ] as const) {
      const foreign = [other, ...clips[other]!];
      for (const path of [
        '/api/v1/clips',
        '/api/v1/officers',
        '/api/v1/cameras',
        '/api/v1/sensors',
      ]) {
        const text = (await client.http.get(path)).bytes.toString();
        expect([path, foreign.filter((id) => text.includes(id))]).toEqual([path, []]);
      }
    }
  });
});

const UUID_7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
