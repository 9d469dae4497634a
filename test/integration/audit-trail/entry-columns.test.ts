import fc from 'fast-check';
import { Client } from 'pg';
import { createTrailDatabase, somebody, thingDone, type TrailDatabase } from './trail-database.js';

let database: TrailDatabase;
let application: Client;
beforeAll(async () => {
  database = await createTrailDatabase();
  application = new Client({
    connectionString: database.url,
    options: '-c role=plumbline_app',
  });
  await application.connect();
});
afterAll(async () => {
  await application.end();
  await database.drop();
});

interface Columns {
  event_id: string;
  kind: string;
  actor: string;
  target: string;
}

/** What the database made of a body, or null if it refused it; nothing is kept. */
async function columnsOf(body: Buffer): Promise<Columns | null> {
  await application.query('BEGIN');
  try {
    const { rows } = await application.query<Columns>(
      `INSERT INTO audit.entry (body) VALUES ($1) RETURNING event_id, kind, actor, target`,
      [body],
    );
    return rows[0] ?? null;
  } catch {
    return null;
  } finally {
    await application.query('ROLLBACK');
  }
}

async function agreeOn(body: Buffer): Promise<boolean> {
  const columns = await columnsOf(body);
  if (columns === null) return false;
  const { id, kind, actor, target } = JSON.parse(body.toString()) as Record<string, unknown>;
  const { event_id: eventId, ...rest } = columns;
  expect(rest).toEqual({ kind, actor, target });
  expect(eventId.replaceAll('-', '')).toBe(String(id).toLowerCase().replace(/[{}-]/g, ''));
  return true;
}

const READ = ['id', 'kind', 'actor', 'target', 'at'];
const mostly = (...[usual, ...rare]: [string, ...string[]]) =>
  fc.oneof({ weight: 8, arbitrary: fc.constant(usual) }, fc.constantFrom(...rare));
const good: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  id: fc.uuid(),
  kind: mostly('clip.read', 'a', '{}'),
  actor: mostly('person:1', '"', ',"kind":"x"'),
  target: mostly('clip:1', '}', '{"target":"t"}', '\\'),
  at: mostly('2026-11-20T22:31:19.319123Z', 'soon', '1'),
};
const name = fc.constantFrom(...READ, 'facts', 'v', '_sd', 'actor"', 'ki\u0000nd');
const { tree: anything } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('x', ' ', 'ö', '"', '}', 1, 1.5, -0, true, null, [], {}),
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(name, tie('tree'), { maxKeys: 4 }),
  ),
}));
/** Members in any order, some of them twice, some of another type, some where facts are. */
const member = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .constantFrom(...READ)
      .chain((key) => fc.tuple(fc.constant(key), good[key] ?? anything)),
  },
  { weight: 1, arbitrary: fc.tuple(name, anything) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('facts'), anything) },
);
const whole = fc.tuple(...READ.map((key) => fc.tuple(fc.constant(key), good[key] ?? anything)));
const space = fc.constantFrom('', '', '', '\t', '\n', ' ');
const body = fc
  .tuple(whole, fc.array(member, { maxLength: 6 }), fc.nat(1000), space, space)
  .map(([must, more, at, before, after]) => {
    const members = [...must];
    more.forEach((one, i) => members.splice((at * (i + 1)) % (members.length + 1), 0, one));
    const texts = members.map(
      ([key, value]) => `${JSON.stringify(key)}${before}:${JSON.stringify(value)}`,
    );
    return Buffer.from(`{${texts.join(`${after},`)}}`);
  });
const mangled = fc
  .tuple(body, fc.nat(), fc.integer({ min: 0, max: 255 }))
  .map(([text, at, byte]) => {
    const bytes = Buffer.from(text);
    bytes[at % bytes.length] = byte;
    return bytes;
  });

describe('The columns of an entry', () => {
  it('say what a JSON parser says of its body, or the body is refused, whatever it is', async () => {
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(fc.oneof(body, body, mangled), async (bytes) => {
        if (await agreeOn(bytes)) accepted += 1;
      }),
      { numRuns: 1500, seed: 7 },
    );
    // Neither side of the "or" is empty.
    expect(accepted).toBeGreaterThan(100);
    expect(accepted).toBeLessThan(1400);
  });

  it('cannot be turned by types of the same name in the schema for temporary things', async () => {
    await application.query('CREATE TEMP TABLE jsonb (x int); CREATE TEMP TABLE uuid (x int)');
    const id = '01900000-0000-7000-8000-000000000001';
    const text = `{"actor":"a","at":"2026-11-20T22:31:19Z","id":"${id}","kind":"k","target":"t"}`;
    const columns = await columnsOf(Buffer.from(text));
    expect(columns).toEqual({ event_id: id, kind: 'k', actor: 'a', target: 't' });
  });

  it('are overwritten even where the owner states others', async () => {
    const number = await database.trail.recordAlone(
      somebody,
      thingDone({ id: 'x', facts: { step: 1 } }),
    );
    const rows = await database.sql(
      `INSERT INTO audit.entry (body, kind, actor, target, leaf_hash, event_id)
       SELECT replace(encode(body, 'escape'), left(event_id::text, 8), 'aaaaaaaa')::bytea,
              'other', 'other', 'other', '', gen_random_uuid()
         FROM audit.entry WHERE id = $1 RETURNING kind, actor, target, length(leaf_hash) AS hash`,
      [number],
    );
    expect(rows).toEqual([
      { kind: 'spec.thing-done', actor: 'person:p1', target: 'thing:x', hash: 32 },
    ]);
  });
});

describe('An event', () => {
  it('leaves one entry: its identifier is taken once', async () => {
    const number = await database.trail.recordAlone(
      somebody,
      thingDone({ id: 'y', facts: { step: 1 } }),
    );
    const again = database.sql(
      'INSERT INTO audit.entry (body) SELECT body FROM audit.entry WHERE id = $1',
      [number],
    );
    await expect(again).rejects.toThrow(/uq_entry_\d{4}_\d\d_event_id/);
  });
});

describe('Every partition', () => {
  it('is unique by event, and reads, keeps and protects its rows under the replica role too', async () => {
    await database.sql('SELECT audit.ensure_partitions()');
    const partitions = await database.sql(
      `SELECT inhrelid::regclass::text AS name,
              (SELECT count(*)::int FROM pg_index
                WHERE indrelid = inhrelid AND indisunique AND indisvalid AND indnkeyatts = 1
                  AND pg_get_indexdef(indexrelid) LIKE '%(event_id)') AS once,
              (SELECT array_agg(concat(tgname, ' ', tgenabled) ORDER BY tgname)::text[] FROM pg_trigger
                WHERE tgrelid = inhrelid) AS triggers
         FROM pg_inherits WHERE inhparent = 'audit.entry'::regclass`,
    );
    expect(partitions.length).toBeGreaterThanOrEqual(3);
    for (const { name: partition, ...rest } of partitions) {
      expect({ partition, ...rest }).toEqual({
        partition,
        once: 1,
        triggers: ['tr_deny_change A', 'tr_deny_truncate A', 'tr_read_body A'],
      });
    }
  });
});
