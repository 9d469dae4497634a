import { AnchorsRepository } from '../../../src/audit-trail/persistence/anchors.repository.js';
import { CheckpointsQuery } from '../../../src/audit-trail/queries/checkpoints.query.js';
import { TrailFolder } from '../../../src/audit-trail/queries/trail-folder.js';
import { type ZipEntry, zipOf } from '../../../src/platform/zip/zip.js';
import { createTrailDatabase, somebody, thingDone, type TrailDatabase } from './trail-database.js';
import { createTrailPublisher, type TrailPublisher } from './trail-publisher.js';

/** More than two pages of them, and more than an hour of a busy log. */
const CHECKPOINTS = 2500;

let database: TrailDatabase;
let publisher: TrailPublisher;
beforeAll(async () => {
  database = await createTrailDatabase();
  publisher = await createTrailPublisher(database.url);
  const events = Array.from({ length: CHECKPOINTS }, (_, step) =>
    thingDone({ id: `t${step}`, facts: { step } }),
  );
  await database.transactions.run((tx) =>
    database.trail.recordAll(tx, { ...somebody, address: null }, events),
  );
  await publisher.publish();
  await database.sql(
    `INSERT INTO audit.checkpoint (size, root, note)
     SELECT size, '', encode(sha512(size::text::bytea) || sha512(size::text::bytea || 'b'), 'hex')
       FROM generate_series(1, $1::int - 1) AS size`,
    [CHECKPOINTS],
  );
});
afterAll(async () => {
  await publisher.close();
  await database.drop();
});

describe('The export of a log with many checkpoints', () => {
  it('answers before it has read them, and holds every one', async () => {
    const names: string[] = [];
    let namesAtFirstByte: number | null = null;
    for await (const chunk of zipOf(watched(await files(), names))) {
      expect(chunk).toBeInstanceOf(Buffer);
      namesAtFirstByte ??= names.length;
    }
    expect(namesAtFirstByte).toBeLessThan(100);
    expect(names.filter((name) => name.startsWith('checkpoints/'))).toHaveLength(CHECKPOINTS);
    expect(names.at(-1)).toBe('disclosures.jsonl');
  });

  it('reads on only as far as its reader does', async () => {
    const names: string[] = [];
    const archive = zipOf(watched(await files(), names));
    const { value: first } = await archive[Symbol.asyncIterator]().next();
    expect(first).toBeInstanceOf(Buffer);
    // Whatever would still be read unasked is read while the database answers this often.
    for (let turn = 0; turn < 100; turn += 1) await database.sql('SELECT 1');
    expect(names.length).toBeLessThan(CHECKPOINTS / 2);
    archive.destroy();
  });
});

describe('The export for somebody who may not see disclosures', () => {
  it('holds none, and its page says so', async () => {
    const names: string[] = [];
    let readme = '';
    for await (const { name, content } of await files(false)) {
      names.push(name);
      if (name === 'README.txt' && Buffer.isBuffer(content)) readme = content.toString();
    }
    expect(names).not.toContain('disclosures.jsonl');
    expect(readme).toContain('is not in this folder');
  });
});

async function files(withDisclosures = true): Promise<AsyncIterable<ZipEntry>> {
  const checkpoints = new CheckpointsQuery(database.dataSource);
  const head = await checkpoints.newest();
  if (head === null) throw new Error('The log is published');
  const folder = new TrailFolder(
    database.dataSource,
    publisher.tree,
    checkpoints,
    publisher.keys,
    publisher.witnessing.policy,
    new AnchorsRepository(database.dataSource),
  );
  return folder.files(head, { withDisclosures });
}

/** Notes the names of the entries as they are asked for. */
async function* watched(entries: AsyncIterable<ZipEntry>, names: string[]) {
  for await (const entry of entries) {
    names.push(entry.name);
    yield entry;
  }
}
