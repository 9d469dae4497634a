import { access, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { DecideRequestCommand } from '../../../src/audit-trail/commands/decide-request.command.js';
import { RequestPruningCommand } from '../../../src/audit-trail/commands/request-pruning.command.js';
import { CheckpointsQuery } from '../../../src/audit-trail/queries/checkpoints.query.js';
import { TrailFolder } from '../../../src/audit-trail/queries/trail-folder.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import { eventually } from '../../support/eventually.js';
import { unpacked, verify } from './exported-log.js';
import { bringIn } from '../../support/invited-person.js';
import { administrator } from '../agency/roster.js';
import { somebody } from './trail-database.js';

const CUTOFF = new Date('2019-03-01T00:00:00Z');

let app: TestApplication;
/** Two who may ask for it, and approve it. */
let one: typeof somebody;
let other: typeof somebody;

async function commander(username: string): Promise<typeof somebody> {
  const roles = [{ role: 'commander' as const, unitId: null }];
  const person = { username, displayName: username, officerId: null, roles };
  const id = await bringIn(app.context, administrator, person, 'a plumb line hangs true');
  return { ...somebody, id };
}

/** 600 entries of January 2019 and 300 of February, as a trail that is years old holds them. */
beforeAll(async () => {
  app = await startApplication({ takesJobs: true });
  await owner(`
    CREATE TABLE audit.entry_2019_01 PARTITION OF audit.entry
      FOR VALUES FROM ('2019-01-01T00:00:00Z') TO ('2019-02-01T00:00:00Z');
    CREATE TABLE audit.entry_2019_02 PARTITION OF audit.entry
      FOR VALUES FROM ('2019-02-01T00:00:00Z') TO ('2019-03-01T00:00:00Z');
    ALTER TABLE audit.entry_2019_01 OWNER TO plumbline_audit_owner;
    ALTER TABLE audit.entry_2019_02 OWNER TO plumbline_audit_owner;
    INSERT INTO audit.entry (body, received_at)
    SELECT convert_to(format(
             '{"actor":"system:old","at":"2019-01-01T00:00:00.000000Z","facts":{},"id":"%s",'
             '"kind":"spec.old","outcome":"success","req":"r","role":"system",'
             '"target":"thing:%s","v":1}', gen_random_uuid(), n), 'UTF8'),
           CASE WHEN n <= 600 THEN timestamptz '2019-01-15T00:00:00Z' + n * interval '1 s'
                ELSE timestamptz '2019-02-15T00:00:00Z' + n * interval '1 s' END
      FROM generate_series(1, 900) AS n`);
  one = await commander('cora');
  other = await commander('carl');
  await eventually(async () => {
    const newest = await app.context.get(CheckpointsQuery).newest();
    expect(newest?.size).toBeGreaterThanOrEqual(900);
  });
});
afterAll(() => app.stop());

const request = () => app.context.get(RequestPruningCommand).execute(one, CUTOFF);

describe('The end of old entries', () => {
  it('is not asked for what is within its retention, nor for part of a month', async () => {
    const command = app.context.get(RequestPruningCommand);
    const young = new Date(command.newestCutoff().getTime() + 31 * 86_400_000);
    await expect(command.execute(somebody, young)).rejects.toMatchObject({
      code: 'audit-trail.too-young-to-prune',
    });
    await expect(command.execute(somebody, new Date('2019-02-02T00:00:00Z'))).rejects.toMatchObject(
      { code: 'audit-trail.too-young-to-prune' },
    );
  });

  it('I11 takes two people, whole months and whole tiles, and says so, signed', async () => {
    const id = await request();
    const decide = app.context.get(DecideRequestCommand);
    await expect(decide.execute(one, 'pruning', id, 'approve')).rejects.toMatchObject({
      code: 'audit-trail.same-person',
    });
    await decide.execute(other, 'pruning', id, 'approve');
    await eventually(async () => {
      const [row] = await owner(`SELECT state FROM audit.two_person_request WHERE id = '${id}'`);
      expect(row).toEqual({ state: 'done' });
    });
    const [pruning] = await owner(
      `SELECT minimum_index, months FROM audit.pruning WHERE request_id = '${id}'`,
    );
    expect(pruning).toEqual({ minimum_index: '768', months: ['entry_2019_01'] });
    expect(await owner('SELECT count(*) FROM audit.entry_2019_02')).toEqual([{ count: '300' }]);
  });

  it('leaves hash tiles, removes bundles, and keeps both facts in an export', async () => {
    const store = join(app.dataDirectory, 'objects', 'trail');
    expect((await readdir(join(store, 'tile', 'entries'))).filter((n) => n < '003')).toEqual([]);
    await access(join(store, 'tile', '0', '000'));
    const head = await app.context.get(CheckpointsQuery).newest();
    if (head === null) throw new Error('There is a checkpoint');
    const trail = app.context.get(TrailFolder);
    const exported = await unpacked(trail.files(head, { withDisclosures: true }));
    expect(await verify('log', exported)).toMatchObject({
      exitCode: 0,
      completeness: 'complete',
      pruned: 'entries before 768 were removed; the log signed it',
    });
    const found = await readdir(exported, { recursive: true });
    const names = found.sort();
    await rm(exported, { recursive: true });
    expect(names).toContain('pruned');
    expect(names).toContain('tile/0/000');
    expect(names.filter((name) => name.startsWith('tile/entries/0'))[0]).toMatch(/003/);
  });

  it('is refused by the database for the last year, whatever the application says', async () => {
    const id = '01990000-0000-7000-8000-000000000001';
    await owner(`
      SET session_replication_role = replica;
      ALTER TABLE audit.two_person_request DISABLE TRIGGER ALL;
      ALTER TABLE audit.pruning DISABLE TRIGGER ALL;
      INSERT INTO audit.two_person_request
        VALUES ('${id}', 'pruning', 'approved', 'person:a', now(), 'person:b', now(), 1);
      INSERT INTO audit.pruning (request_id, before_at)
        VALUES ('${id}', date_trunc('month', now()) - interval '10 months')`);
    await expect(owner(`SELECT audit.prune('${id}')`)).rejects.toThrow(/at least/);
  });
});

async function owner(text: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: app.databaseUrl });
  await client.connect();
  try {
    const answer = await client.query<Record<string, unknown>>(text);
    return Array.isArray(answer) ? [] : answer.rows;
  } finally {
    await client.end();
  }
}
