import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { encodeBundle } from '../../src/transparency-log/entry-bundle.js';
import { parseBundle } from '../../src/verifier/bundle.js';
import { exportLog, verify } from '../integration/audit-trail/exported-log.js';
import { asIntruder, FORGED_BODY } from '../integration/audit-trail/intruder.js';
import {
  createTrailDatabase,
  somebody,
  thingDone,
  type TrailDatabase,
} from '../integration/audit-trail/trail-database.js';
import {
  createTrailPublisher,
  type TrailPublisher,
} from '../integration/audit-trail/trail-publisher.js';

// Attacks of the design's section A6 that reach the log itself. Each is found by a check with a
// name, and where nothing can be found the test says so. What the database refuses by itself is in
// audit-trail.test.ts; here the intruder has taken its fences away.

const TRUNCATE = `DO $$ DECLARE part text; BEGIN
  FOR part IN SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent = 'audit.entry'::regclass
  LOOP EXECUTE format('ALTER TABLE %s DISABLE TRIGGER ALL', part); END LOOP;
  TRUNCATE audit.entry;
END $$`;

let database: TrailDatabase;
let publisher: TrailPublisher;
const folders: string[] = [];

async function exported(): Promise<string> {
  const folder = await exportLog(database, publisher);
  folders.push(folder);
  return folder;
}

/** `check file` of every finding of the whole log. */
async function found(folder: string, ...more: string[]): Promise<string[]> {
  const { findings } = await verify('log', folder, ...more);
  return findings.map(({ check, file }) => `${check} ${file}`);
}

async function start(entries: number): Promise<void> {
  database = await createTrailDatabase();
  publisher = await createTrailPublisher(database.url);
  await database.recordMany(entries);
}

async function stop(): Promise<void> {
  await publisher.close();
  await database.drop();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
}

describe('An intruder in the database, whom no fence holds,', () => {
  beforeEach(() => start(6));
  afterEach(stop);

  /** A checkpoint that an outsider took away before the attack. */
  async function keptOutside(): Promise<string> {
    const kept = join(await exported(), 'kept');
    await cp(join(dirname(kept), 'checkpoint'), kept);
    return kept;
  }

  /** Compares what was kept with what the log says now. */
  async function compared(kept: string, folder: string): Promise<string[]> {
    const { findings } = await verify(
      ...['consistency', kept, join(folder, 'checkpoint'), '--log', folder],
    );
    return findings.map(({ check }) => check);
  }

  /** Empties the store too, so that nothing of the old log is left to contradict the new one. */
  async function startOver(): Promise<void> {
    await asIntruder(
      database,
      `DELETE FROM audit.leaf; DELETE FROM audit.checkpoint;
       UPDATE audit.tree SET size = 0, published_size = 0, frontier = '{}', xid_cursor = '0'`,
    );
    for await (const { key } of publisher.store.list('trail/')) await publisher.store.remove(key);
  }

  it('I03 who edits an entry is found by entry-hash, which names the entry', async () => {
    await publisher.publish();
    await asIntruder(database, `UPDATE audit.entry SET body = ${FORGED_BODY} WHERE id = 3`);
    const { exitCode, findings } = await verify('log', await exported());
    expect(exitCode).toBe(1);
    expect(findings).toEqual([
      expect.objectContaining({
        check: 'entry-hash',
        file: 'tile/entries/000.p/6',
        position: expect.stringMatching(/^entry 2,/),
      }),
    ]);
  });

  it('I03 who edits an entry and mends its hash is found by root', async () => {
    await publisher.publish();
    await asIntruder(
      database,
      `UPDATE audit.entry SET body = ${FORGED_BODY} WHERE id = 3;
       UPDATE audit.leaf SET hash = sha256('\\x00'::bytea || e.body)
         FROM audit.entry e WHERE e.id = leaf.entry_id`,
    );
    expect(await found(await exported())).toContain('root checkpoint');
  });

  it('who deletes an entry within the instant before it is a leaf leaves no trace in the log', async () => {
    await asIntruder(database, 'DELETE FROM audit.entry WHERE id = 3');
    await publisher.publish();
    const folder = await exported();
    // Said in docs/audit-trail.md: what never reached a checkpoint, no proof can miss. Acts that
    // must not be lost wait for their checkpoint; the database's own numbers show a gap.
    expect(await verify('log', folder)).toMatchObject({ exitCode: 0, entries: 5 });
    const rows = await database.sql('SELECT id FROM audit.entry ORDER BY id');
    expect(rows.map(({ id }) => Number(id))).toEqual([1, 2, 4, 5, 6]);
  });

  /** What an export of the plundered database would be, if the export did not refuse. */
  async function exportedWithBundleOf(...indices: readonly number[]): Promise<string> {
    const folder = await exported();
    const path = join(folder, 'tile', 'entries', '000.p', '6');
    const bundle = await readFile(path);
    const { places } = parseBundle(bundle, 6);
    const entries = indices.map((index) =>
      bundle.subarray(places[index]!.begin, places[index]!.end),
    );
    await writeFile(path, encodeBundle(entries));
    return folder;
  }

  it.each([
    ['an entry once it is a leaf', 'DELETE FROM audit.entry WHERE id = 3', [0, 1, 3, 4, 5]],
    ['all of a partition', TRUNCATE, []],
  ])(
    'who deletes %s meets an export that refuses, and is found by bundle-form',
    async (_what, statement, left) => {
      await publisher.publish();
      const folder = await exportedWithBundleOf(...left);
      await asIntruder(database, statement);
      await expect(exported()).rejects.toThrow('are all there');
      expect(await found(folder)).toContain('bundle-form tile/entries/000.p/6');
    },
  );

  it('I03 who deletes an entry and numbers the rest anew is found by root', async () => {
    await publisher.publish();
    const kept = await keptOutside();
    await asIntruder(
      database,
      `DELETE FROM audit.entry WHERE id = 3; DELETE FROM audit.leaf WHERE idx = 2;
       UPDATE audit.leaf SET idx = idx - 1 WHERE idx > 2`,
    );
    await database.recordMany(1);
    await asIntruder(
      database,
      `INSERT INTO audit.leaf (idx, entry_id, received_at, hash)
       SELECT 5, id, received_at, leaf_hash FROM audit.entry ORDER BY id DESC LIMIT 1`,
    );
    const folder = await exported();
    expect(await found(folder)).toContain('root checkpoint');
    expect(await compared(kept, folder)).toContain('consistency');
  });

  it('I03 who puts two entries in each other’s place is found by root', async () => {
    await publisher.publish();
    await asIntruder(
      database,
      `UPDATE audit.leaf SET idx = 100 WHERE idx = 1; UPDATE audit.leaf SET idx = 1 WHERE idx = 4;
       UPDATE audit.leaf SET idx = 4 WHERE idx = 100`,
    );
    expect(await found(await exported())).toContain('root checkpoint');
  });

  it('I03 who deletes the tail is found by checkpoint-history, and by consistency with a kept one', async () => {
    await publisher.publish();
    const early = await exported();
    await database.recordMany(2);
    await publisher.publish();
    const kept = await keptOutside();
    const later = await readFile(kept);
    expect(await verify('log', early)).toMatchObject({ exitCode: 0 });
    expect(await compared(kept, early)).toEqual(['consistency']);
    await writeFile(join(early, 'checkpoints', '008'), later);
    expect(await verify('log', early)).toMatchObject({
      exitCode: 2,
      integrity: 'good',
      findings: [{ check: 'checkpoint-history', file: 'checkpoints/008' }],
    });
  });

  it('I03 who has the key, rewrites all and signs again is found by consistency with a kept one', async () => {
    await publisher.publish();
    const kept = await keptOutside();
    await asIntruder(database, `UPDATE audit.entry SET body = ${FORGED_BODY} WHERE id = 3`);
    await asIntruder(database, `UPDATE audit.entry SET leaf_hash = sha256('\\x00'::bytea || body)`);
    await startOver();
    await database.recordMany(1);
    await publisher.publish();
    const folder = await exported();
    // Its own export contradicts nothing: whoever has the key can make a log that fits itself.
    expect(await verify('log', folder)).toMatchObject({ exitCode: 0 });
    expect(await compared(kept, folder)).toEqual(['consistency']);
    await cp(kept, join(folder, 'checkpoints', '006'));
    expect(await found(folder)).toEqual(['checkpoint-history checkpoints/006']);
  });

  it('who restores an old backup and goes on is found by checkpoint-history', async () => {
    await publisher.publish();
    await database.recordMany(2);
    await publisher.publish();
    const kept = await keptOutside();
    await asIntruder(database, 'DELETE FROM audit.entry WHERE id > 6');
    await startOver();
    await database.trail.recordAlone(somebody, thingDone({ id: 'x', facts: { step: 7 } }));
    await database.trail.recordAlone(somebody, thingDone({ id: 'y', facts: { step: 8 } }));
    await publisher.publish();
    const folder = await exported();
    expect(await compared(kept, folder)).toEqual(['consistency']);
    await cp(kept, join(folder, 'checkpoints', '008'));
    expect(await found(folder)).toContain('checkpoint-history checkpoints/008');
  });

  it('who dates an entry back does not get it a place among the old ones', async () => {
    await publisher.publish();
    const kept = await keptOutside();
    await asIntruder(
      database,
      `INSERT INTO audit.entry (body, received_at, leaf_hash, kind, actor, target, event_id)
       SELECT b.body, now() - interval '1 hour', sha256('\\x00'::bytea || b.body),
              kind, actor, target, gen_random_uuid()
         FROM (SELECT kind, actor, target, convert_to(replace(convert_from(body, 'UTF8'),
                 '"at":"2026-11-20T22', '"at":"2026-11-20T01'), 'UTF8') AS body
                 FROM audit.entry WHERE id = 3) b`,
    );
    await publisher.publish();
    const folder = await exported();
    expect(await compared(kept, folder)).toEqual([]);
    // It stands last, after entries whose hour is later: that is how an auditor sees it.
    const bundle = (await readFile(join(folder, 'tile', 'entries', '000.p', '7'))).toString();
    expect(bundle.indexOf('2026-11-20T01')).toBeGreaterThan(bundle.lastIndexOf('2026-11-20T22'));
  });

  it('who gives one index to two entries meets an export that refuses, and is found by bundle-form', async () => {
    await publisher.publish();
    const folder = await exportedWithBundleOf(0, 1, 2, 3, 4, 4, 5);
    await asIntruder(
      database,
      `ALTER TABLE audit.leaf DROP CONSTRAINT pk_leaf;
       ALTER TABLE audit.leaf DROP CONSTRAINT uq_leaf_entry_id;
       INSERT INTO audit.leaf SELECT * FROM audit.leaf WHERE idx = 4`,
    );
    await expect(exported()).rejects.toThrow('are all there');
    expect(await found(folder)).toContain('bundle-form tile/entries/000.p/6');
  });
});
