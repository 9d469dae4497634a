import { exportLog, verify } from './exported-log.js';
import { copyTrail } from './restored-trail.js';
import { createTrailDatabase, type TrailDatabase } from './trail-database.js';
import { inTrailOffice, operator } from './trail-office.js';
import { createTrailPublisher, type TrailPublisher } from './trail-publisher.js';

let database: TrailDatabase;
let publisher: TrailPublisher;
beforeEach(async () => {
  database = await createTrailDatabase();
  publisher = await createTrailPublisher(database.url);
  await publisher.checkHead();
});
afterEach(async () => {
  await publisher.close();
  await database.drop();
});

/** Leaves with the bytes of their entries, as outsiders count them. */
const LOG = `
  SELECT idx, body FROM audit.leaf JOIN audit.entry ON entry.id = leaf.entry_id ORDER BY idx`;

async function backup(): Promise<TrailDatabase> {
  const older = await createTrailDatabase();
  await copyTrail(database, older);
  return older;
}

const refill = (older: TrailDatabase, at: TrailPublisher) =>
  inTrailOffice(older, at, ({ refill: work }) => work.execute(operator));

/** The same store, key files and log, on another database. */
async function onDatabase<T>(
  older: TrailDatabase,
  work: (at: TrailPublisher) => Promise<T>,
): Promise<T> {
  const at = await publisher.on(older.url);
  try {
    return await work(at);
  } finally {
    await at.tree.onApplicationShutdown();
  }
}

describe('A database restored from an older backup', () => {
  it('is refused at start, refilled from the bundles, and then goes on with no index given twice', async () => {
    await database.recordMany(290);
    await publisher.publish();
    await database.recordMany(3); // in the backup, but not yet leaves
    const older = await backup();
    await database.recordMany(260);
    await publisher.publish();
    const whole = await database.sql(LOG);
    try {
      await onDatabase(older, async (at) => {
        await expect(at.checkHead()).rejects.toThrow('plumbline trail refill');
        expect(await refill(older, at)).toEqual({ from: 290, to: 553 });
        expect(await older.sql(LOG)).toEqual(whole);
        await at.checkHead();
        expect(await refill(older, at)).toBeNull();

        await older.recordMany(2);
        expect(await at.publish()).toBe(556); // the refilling is an entry too
        const folder = await exportLog(older, at);
        expect(await verify('log', folder)).toMatchObject({ exitCode: 0, entries: 556 });
      });
    } finally {
      await older.drop();
    }
  });

  it('brings nothing back where what was published does not continue it', async () => {
    await database.recordMany(5);
    await publisher.publish();
    const other = await createTrailDatabase();
    await other.recordMany(2);
    try {
      await onDatabase(other, async (at) => {
        await at.sequence();
        await expect(refill(other, at)).rejects.toThrow('Nothing was brought back');
        expect((await at.tree.state()).size).toBe(2);
      });
    } finally {
      await other.drop();
    }
  });

  it('is not refilled beside a server that sequences', async () => {
    expect(await publisher.tree.lead()).toBe(true);
    await database.recordMany(1);
    await publisher.publish();
    await expect(refill(database, publisher)).rejects.toThrow('stop it before refilling');
  });
});

describe('A logical restore into another cluster', () => {
  it('goes on where it was, although transaction ids begin anew', async () => {
    await database.recordMany(20);
    await publisher.publish();
    await database.recordMany(4);
    const restored = await backup();
    // Another cluster has another identifier, and may count transactions from far below.
    await restored.sql(
      `UPDATE audit.tree SET system_identifier = 1, xid_cursor = '9000000000000000'`,
    );
    try {
      await onDatabase(restored, async (at) => {
        await at.checkHead();
        await restored.recordMany(3);
        expect(await at.publish()).toBe(27);
        await restored.recordMany(2);
        expect(await at.publish()).toBe(29);
        expect(
          (await restored.sql('SELECT count(DISTINCT entry_id)::int FROM audit.leaf'))[0],
        ).toEqual({ count: 29 });
        const folder = await exportLog(restored, at);
        expect(await verify('log', folder)).toMatchObject({ exitCode: 0, entries: 29 });
      });
    } finally {
      await restored.drop();
    }
  });
});
