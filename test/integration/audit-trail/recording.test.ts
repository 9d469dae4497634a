import { entryBody } from '../../../src/audit-trail/domain/entry-body.js';
import { disclosureDigest } from '../../../src/audit-trail/domain/disclosure.js';
import { createTrailDatabase, somebody, thingDone, type TrailDatabase } from './trail-database.js';

let database: TrailDatabase;
beforeAll(async () => {
  database = await createTrailDatabase();
});
afterAll(() => database.drop());

const insertThing = 'INSERT INTO thing (id) VALUES ($1)';
const entriesAbout = (id: string) =>
  database.sql('SELECT * FROM audit.entry WHERE target = $1', [`thing:${id}`]);

describe('A protected change', () => {
  it('is committed together with its entry', async () => {
    await database.transactions.run(async (tx) => {
      await tx.query(insertThing, ['a']);
      await database.trail.record(tx, somebody, thingDone({ id: 'a', facts: { step: 1 } }));
    });
    expect(await entriesAbout('a')).toHaveLength(1);
  });

  it('is refused without an entry', async () => {
    const act = database.transactions.run((tx) => tx.query(insertThing, ['b']));
    await expect(act).rejects.toThrow('A change of thing lacks its audit entry about thing:b');
  });

  it('is refused with an entry about something else', async () => {
    const act = database.transactions.run(async (tx) => {
      await tx.query(insertThing, ['c']);
      await database.trail.record(tx, somebody, thingDone({ id: 'other', facts: { step: 1 } }));
    });
    await expect(act).rejects.toThrow('lacks its audit entry');
    expect(await entriesAbout('other')).toEqual([]);
  });

  it('is refused with an entry that only an earlier transaction wrote', async () => {
    const act = database.transactions.run((tx) =>
      tx.query('UPDATE thing SET step = 2 WHERE id = $1', ['a']),
    );
    await expect(act).rejects.toThrow('lacks its audit entry');
  });

  it('is refused where a savepoint took the entry back', async () => {
    const act = database.transactions.run(async (tx) => {
      await tx.query(insertThing, ['d']);
      await tx.query('SAVEPOINT s');
      await database.trail.record(tx, somebody, thingDone({ id: 'd', facts: { step: 1 } }));
      await tx.query('ROLLBACK TO SAVEPOINT s');
    });
    await expect(act).rejects.toThrow('lacks its audit entry');
  });

  it('does not happen when the entry cannot be written', async () => {
    await database.sql(
      'LOCK TABLE audit.entry; ALTER TABLE audit.entry ADD CONSTRAINT ck_no CHECK (false) NOT VALID',
    );
    const act = database.transactions.run(async (tx) => {
      await tx.query(insertThing, ['e']);
      await database.trail.record(tx, somebody, thingDone({ id: 'e', facts: { step: 1 } }));
    });
    await expect(act).rejects.toThrow('cannot be recorded');
    await database.sql('ALTER TABLE audit.entry DROP CONSTRAINT ck_no');
    expect(await database.sql(`SELECT FROM thing WHERE id = 'e'`)).toEqual([]);
  });
});

describe('A recorded entry', () => {
  it('is stored as the bytes that were composed, its disclosures beside it', async () => {
    const event = thingDone({ id: 'f', facts: { step: 7 }, disclosures: { note: 'It rained.' } });
    const number = await database.trail.recordAlone(somebody, event);
    const [entry] = await entriesAbout('f');
    expect(entry?.id).toBe(number);
    const body = entryBody.parse(JSON.parse(String(entry?.body)));
    expect(body).toMatchObject({ at: '2026-11-20T22:31:19.319000Z', facts: { step: 7 } });
    expect(entry).toMatchObject({ kind: body.kind, actor: 'person:p1' });

    const stored = await database.sql(
      'SELECT encoded FROM audit.disclosure WHERE entry_id = $1 ORDER BY name',
      [body.id],
    );
    expect(stored.map(({ encoded }) => disclosureDigest(String(encoded))).sort()).toEqual(body._sd);
  });

  it('has its leaf hash computed by the database (design vector)', async () => {
    const [row] = await database.sql(
      `SELECT encode(sha256('\\x00'::bytea || convert_to('{"type":"clip.view"}', 'UTF8')), 'hex') AS hash`,
    );
    expect(row?.hash).toBe('4f034b5eac3d3d4d1bce4beb9543758659825ac2ffe1644b0ea8cad9ea041379');
  });

  it('is written once where the same act is reported twice', async () => {
    const event = thingDone({ id: 'g', facts: { step: 1 }, onceKey: 'job-17' });
    expect(await database.trail.recordAlone(somebody, event)).not.toBeNull();
    expect(await database.trail.recordAlone(somebody, event)).toBeNull();
    expect(await entriesAbout('g')).toHaveLength(1);
  });

  it('comes from a batch in order, however long the batch', async () => {
    const events = Array.from({ length: 1200 }, (_, step) =>
      thingDone({ id: 'h', facts: { step } }),
    );
    await database.transactions.run((tx) => database.trail.recordAll(tx, somebody, events));
    const rows = await database.sql(
      `SELECT body FROM audit.entry WHERE target = 'thing:h' ORDER BY id`,
    );
    const steps = rows.map(({ body }) => entryBody.parse(JSON.parse(String(body))).facts.step);
    expect(steps).toEqual(Array.from({ length: 1200 }, (_, step) => step));
  });

  it.each([
    ['spaces', '{"kind":"a", "actor":"b"}'],
    ['words beyond ASCII', '{"actor":"J\u00f6rg","kind":"a","outcome":"success","target":"t"}'],
    ['no target', '{"actor":"a","kind":"a","outcome":"success"}'],
    ['no JSON', 'hello'],
  ])('is refused by the database itself with %s', async (_, body) => {
    const insert = database.sql('INSERT INTO audit.entry (body) VALUES ($1)', [Buffer.from(body)]);
    await expect(insert).rejects.toThrow();
  });
});
