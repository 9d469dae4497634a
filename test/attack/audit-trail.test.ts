import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportLog, verify } from '../integration/audit-trail/exported-log.js';
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

let database: TrailDatabase;
let publisher: TrailPublisher;
beforeEach(async () => {
  database = await createTrailDatabase();
  publisher = await createTrailPublisher(database.url);
  await database.recordMany(6);
});
afterEach(async () => {
  await publisher.close();
  await database.drop();
});

/** As a superuser who first takes every fence away: only proofs are left to find him. */
async function asIntruder(statement: string): Promise<void> {
  await database.sql(`
    SET session_replication_role = replica;
    ALTER TABLE audit.entry DISABLE TRIGGER tr_deny_change;
    ALTER TABLE audit.leaf DISABLE TRIGGER ALL;
    ALTER TABLE audit.tile DISABLE TRIGGER ALL;
    ALTER TABLE audit.checkpoint DISABLE TRIGGER ALL;
    ALTER TABLE audit.tree DISABLE TRIGGER ALL;
    ${statement}`);
}

const forged = `replace(encode(body, 'escape'), '"step":2', '"step":9')::bytea`;

describe('The application, taken over,', () => {
  const asApplication = (text: string) => database.sql(text, [], 'plumbline_app');
  const tables = ['entry', 'disclosure', 'event_key', 'leaf', 'tile', 'checkpoint', 'tree'];

  it('cannot delete from or truncate any table of the trail', async () => {
    for (const table of tables) {
      await expect(asApplication(`DELETE FROM audit.${table}`)).rejects.toThrow('denied');
      await expect(asApplication(`TRUNCATE audit.${table}`)).rejects.toThrow('denied');
    }
  });

  it('cannot change an entry', async () => {
    await expect(asApplication(`UPDATE audit.entry SET body = ''`)).rejects.toThrow('denied');
  });

  it.each([
    ['its time', '(body, received_at)', `VALUES ('{}', '2020-01-01')`],
    ['its transaction', '(body, xid)', `VALUES ('{}', '1')`],
    ['its number', '(body, id)', `OVERRIDING SYSTEM VALUE VALUES ('{}', 1)`],
  ])('cannot choose for an entry %s', async (_, columns, values) => {
    const insert = asApplication(`INSERT INTO audit.entry ${columns} ${values}`);
    await expect(insert).rejects.toThrow('permission denied');
  });

  it('cannot sequence, sign or alter anything of the log', async () => {
    const acts = [
      `INSERT INTO audit.leaf VALUES (0, 1, now(), '')`,
      `INSERT INTO audit.checkpoint VALUES (1, '', '')`,
      `UPDATE audit.tree SET size = 0`,
      `ALTER TABLE audit.entry DISABLE TRIGGER ALL`,
      `DROP TRIGGER tr_needs_entry ON thing`,
      `SELECT audit.protect('thing', 'thing', 'id')`,
    ];
    for (const act of acts) await expect(asApplication(act)).rejects.toThrow(/denied|owner/);
  });
});

describe('The owner, with the fences in place,', () => {
  const partitions = async () =>
    (await database.sql(`SELECT inhrelid::regclass::text AS name FROM pg_inherits
                          WHERE inhparent = 'audit.entry'::regclass`)) as { name: string }[];

  it('finds every partition fenced, row by row and whole, under the replica role too', async () => {
    const made = await partitions();
    expect(made.length).toBeGreaterThanOrEqual(3);
    for (const { name } of [{ name: 'audit.entry' }, ...made]) {
      const triggers = await database.sql(
        `SELECT tgname, tgenabled FROM pg_trigger WHERE tgrelid = $1::regclass AND NOT tgisinternal
          OR tgrelid = $1::regclass AND tgname LIKE 'tr_deny%' ORDER BY tgname`,
        [name],
      );
      expect({ name, triggers }).toEqual({
        name,
        triggers: [
          { tgname: 'tr_deny_change', tgenabled: 'A' },
          { tgname: 'tr_deny_truncate', tgenabled: 'A' },
          { tgname: 'tr_read_body', tgenabled: 'A' },
        ],
      });
    }
  });

  it.each(['', 'SET session_replication_role = replica;'])(
    'cannot update, delete or truncate, with %j',
    async (before) => {
      const [{ name }] = (await partitions()) as [{ name: string }];
      const acts = [
        `UPDATE audit.entry SET body = ''`,
        'DELETE FROM audit.entry',
        'TRUNCATE audit.entry',
        `TRUNCATE ${name}`,
        'UPDATE audit.checkpoint SET note = note',
        'TRUNCATE audit.leaf',
      ];
      await publisher.publish();
      for (const act of acts) {
        await expect(database.sql(`${before} ${act}`)).rejects.toThrow('is never changed');
      }
    },
  );

  it('cannot change a protected row under the replica role without an entry', async () => {
    const act = database.sql(
      `SET session_replication_role = replica; INSERT INTO thing (id) VALUES ('x')`,
    );
    await expect(act).rejects.toThrow('lacks its audit entry');
  });

  it('cannot give two leaves one index, or one entry two leaves', async () => {
    await publisher.sequence();
    const twice = (idx: string, entry: string) =>
      database.sql(
        `INSERT INTO audit.leaf SELECT ${idx}, ${entry}, received_at, hash FROM audit.leaf WHERE idx = 0`,
      );
    await expect(twice('0', 'entry_id + 1000')).rejects.toThrow('pk_leaf');
    await expect(twice('6', 'entry_id')).rejects.toThrow('uq_leaf_entry_id');
  });
});

describe('An intruder without any fence', () => {
  let folder: string;
  const exportAndVerify = async () => {
    folder = await exportLog(database, publisher);
    return verify('log', folder, '--vkey', publisher.signer.vkey);
  };
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('who edits an entry is found by the root, with the entry', async () => {
    await publisher.publish();
    await asIntruder(`UPDATE audit.entry SET body = ${forged} WHERE id = 3`);
    const { exitCode, findings } = await exportAndVerify();
    expect(exitCode).toBe(1);
    expect(findings.map(({ file }) => file)).toEqual(['tile/entries/000.p/6']);
    expect(findings[0]?.position).toMatch(/^entry 2,/);
  });

  it('who edits an entry and its hash is found by the signed root', async () => {
    await publisher.publish();
    await asIntruder(`
      UPDATE audit.entry SET body = ${forged} WHERE id = 3;
      UPDATE audit.leaf SET hash = sha256('\\x00'::bytea || e.body) FROM audit.entry e WHERE e.id = leaf.entry_id`);
    const { exitCode, findings } = await exportAndVerify();
    expect(exitCode).toBe(1);
    expect(findings.map(({ file }) => file)).toContain('checkpoint');
  });

  it('who deletes the end is found at the next start, against what was published', async () => {
    await publisher.publish();
    await asIntruder(`
      DELETE FROM audit.leaf WHERE idx >= 4; DELETE FROM audit.entry WHERE id > 4;
      UPDATE audit.tree SET size = 4, published_size = 4,
             frontier = ARRAY[(SELECT hash FROM audit.leaf WHERE idx = 0)]`);
    await expect(publisher.checkHead()).rejects.toThrow('holds 4 entries');
  });

  it('who deletes the end of an exported log is found by the later checkpoint', async () => {
    await publisher.publish();
    const early = await exportLog(database, publisher);
    await database.recordMany(2);
    await publisher.publish();
    folder = await exportLog(database, publisher);
    const [later] = await database.sql(
      'SELECT note FROM audit.checkpoint ORDER BY size DESC LIMIT 1',
    );
    await writeFile(join(early, 'checkpoints', '008'), String(later?.note));
    const verdict = await verify('log', early);
    await rm(early, { recursive: true });
    expect(verdict).toMatchObject({ exitCode: 2, integrity: 'good', completeness: 'incomplete' });
    expect(verdict.findings[0]).toMatchObject({ file: 'checkpoints/008' });
  });

  it('with the key, who rewrites the log and signs again, is found by a checkpoint kept outside', async () => {
    await publisher.publish();
    const [kept] = await database.sql('SELECT note FROM audit.checkpoint');
    await asIntruder(`
      UPDATE audit.entry SET body = ${forged}, leaf_hash = sha256('\\x00'::bytea || ${forged})
       WHERE id = 3;
      DELETE FROM audit.leaf; DELETE FROM audit.checkpoint;
      UPDATE audit.tree SET size = 0, published_size = 0, frontier = '{}', xid_cursor = '0'`);
    for await (const { key } of publisher.store.list('trail/')) await publisher.store.remove(key);
    await database.trail.recordAlone(somebody, thingDone({ id: 'z', facts: { step: 0 } }));
    await publisher.publish();
    // Its own export contradicts nothing: whoever has the key can make a log that fits itself.
    expect(await exportAndVerify()).toMatchObject({ exitCode: 0 });

    const old = join(folder, 'kept-elsewhere');
    await writeFile(old, String(kept?.note));
    const newer = join(folder, 'checkpoint');
    const verdict = await verify('consistency', old, newer, '--log', folder);
    expect(verdict).toMatchObject({ exitCode: 1, integrity: 'tampered' });
    expect(verdict.findings).toEqual([expect.objectContaining({ file: old })]);
  });
});
