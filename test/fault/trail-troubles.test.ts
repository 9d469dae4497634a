import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand } from '@aws-sdk/client-s3';
import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  APPLICATION_ROLE,
  dataSourceOptions,
  migrate,
} from '../../src/platform/database/data-source.js';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.js';
import { createS3Client } from '../../src/platform/object-store/s3-client.js';
import { S3ObjectStore } from '../../src/platform/object-store/s3-object-store.js';
import {
  createTrailDatabase,
  somebody,
  thingDone,
  type TrailDatabase,
  trailDatabaseAt,
} from '../integration/audit-trail/trail-database.js';
import {
  createTrailPublisher,
  type TrailPublisher,
} from '../integration/audit-trail/trail-publisher.js';
import { startWriters } from '../integration/audit-trail/trail-writers.js';
import { expectWholeTrail } from '../integration/audit-trail/whole-trail.js';
import { eventually } from '../support/eventually.js';
import { seeded } from '../support/random.js';
import { type Fate, S3Fake } from '../support/s3-fake.js';
import { schemaFromFiles } from '../support/schema.js';

const STOPS = 4;
/** Published checkpoints before the next stop: trouble while nothing happens is no trouble. */
const CHECKPOINTS_BETWEEN = 5;
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 32));

// The product says of every act that it could not record it; here that is what is wanted.
beforeAll(() => {
  Logger.overrideLogger(false);
});

/** Publishes again and again, whatever fails, until it has worked so many times. */
async function publishTimes(publisher: TrailPublisher, times: number): Promise<void> {
  for (let worked = 0; worked < times;) {
    const size = await publisher.publish().catch(() => null);
    if (size !== null) worked += 1;
  }
}

describe(`PostgreSQL stopped at once under load (SEED=${seed})`, () => {
  let dataDirectory: string;
  beforeAll(async () => {
    dataDirectory = await mkdtemp(join(tmpdir(), 'plumbline-stops-'));
  });
  afterAll(() => rm(dataDirectory, { recursive: true, force: true }));

  async function start(): Promise<{ database: TrailDatabase; stop: () => Promise<void> }> {
    const postgres = await startEmbeddedPostgres({ dataDirectory, log: () => undefined });
    const schema = schemaFromFiles();
    await migrate(schema, postgres.url);
    const plan = { url: postgres.url, poolSize: 8, role: APPLICATION_ROLE };
    const dataSource = new DataSource(dataSourceOptions(schema, plan));
    await dataSource.initialize();
    const drop = () => dataSource.destroy();
    return {
      database: trailDatabaseAt({ url: postgres.url, dataSource, drop }),
      stop: postgres.stop,
    };
  }

  /** What `pg_ctl stop -m immediate` does: no checkpoint, no good-bye. */
  async function stopAtOnce(): Promise<void> {
    const state = join(dataDirectory, 'postgres', 'postmaster.pid');
    process.kill(Number((await readFile(state, 'utf8')).split('\n')[0]), 'SIGQUIT');
    await eventually(async () => {
      await expect(readFile(state)).rejects.toMatchObject({ code: 'ENOENT' });
    });
  }

  it('keeps what was acknowledged, and the log fits what was published', async () => {
    const random = seeded(seed);
    const acknowledged = new Set<string>();
    let first: TrailPublisher | null = null;
    for (let round = 0; round < STOPS; round += 1) {
      const { database } = await start();
      first ??= await createTrailPublisher(database.url);
      const publisher = await first.on(database.url);
      await publisher.checkHead();
      const plan = { writers: 8, restMs: 20, random, bears: () => true };
      const writers = startWriters(database, plan);
      await publishTimes(publisher, CHECKPOINTS_BETWEEN);
      const dying = publisher.publish().catch(() => null);
      await stopAtOnce();
      await Promise.all([dying, writers.stop()]);
      for (const id of writers.committed) acknowledged.add(id);
      await publisher.tree.onApplicationShutdown().catch(() => undefined);
      await database.drop().catch(() => undefined);
    }
    const { database, stop } = await start();
    const publisher = await first?.on(database.url);
    if (publisher === undefined) throw new Error('There were rounds.');
    await publisher.checkHead();
    while ((await publisher.publish()) !== null);
    expect(acknowledged.size).toBeGreaterThan(STOPS * CHECKPOINTS_BETWEEN);
    await expectWholeTrail(database, publisher, acknowledged);
    await publisher.tree.onApplicationShutdown();
    await database.drop();
    await stop();
    await first?.close();
  });
});

describe(`An object store that fails (SEED=${seed})`, () => {
  const credentials = { accessKeyId: 'key', secretAccessKey: 'secret' };
  let fake: S3Fake;
  let store: S3ObjectStore;
  let database: TrailDatabase;
  let publisher: TrailPublisher;
  beforeEach(async () => {
    fake = await S3Fake.start({ locks: true });
    const { endpoint } = fake;
    const client = createS3Client({
      endpoint,
      region: 'us-east-1',
      credentials,
      forcePathStyle: true,
    });
    const bucket = `trail-${randomBytes(4).toString('hex')}`;
    await client.send(new CreateBucketCommand({ Bucket: bucket }));
    store = new S3ObjectStore(client, bucket, tmpdir());
    database = await createTrailDatabase();
    publisher = await createTrailPublisher(database.url, {}, store);
  });
  afterEach(async () => {
    await publisher.close();
    await database.drop();
    fake.stop();
  });

  it('R29, R30: with errors, slow-downs, lost answers and doubled requests it ends whole', async () => {
    const random = seeded(seed);
    const fates: Fate[] = ['error', 'slow-down', 'answer-lost', 'served-twice'];
    fake.fate = () => (random() < 0.3 ? (fates[Math.floor(random() * 4)] ?? 'error') : 'served');
    const writers = startWriters(database, { writers: 4, restMs: 30, random });
    await publishTimes(publisher, CHECKPOINTS_BETWEEN);
    await writers.stop();
    fake.fate = () => 'served';
    while ((await publisher.publish()) !== null);
    await publisher.checkHead();
    await expectWholeTrail(database, publisher, writers.committed);
  });

  it('goes on making leaves while the store is down, and catches up when it is back', async () => {
    fake.fate = () => 'error';
    await database.recordMany(3);
    await expect(publisher.publish()).rejects.toThrow();
    await database.recordMany(2);
    expect(await publisher.sequence()).toBe(2);
    expect((await publisher.tree.state()).publishedSize).toBe(0);
    fake.fate = () => 'served';
    expect(await publisher.publish()).toBe(5);
    await expectWholeTrail(database, publisher, new Set());
  });

  it('D06: has full tiles, full bundles and checkpoints locked, and nothing that may go or change', async () => {
    const event = (step: number) => thingDone({ id: 'a', facts: { step } });
    const batch = Array.from({ length: 300 }, (_, step) => event(step));
    await database.transactions.run((tx) => database.trail.recordAll(tx, somebody, batch));
    await publisher.publish();
    const isLocked = (key: string) => fake.lockOf(`trail/${key}`) !== null;
    expect(
      ['tile/0/000', 'tile/entries/000', 'checkpoints/300'].map((key) => [key, isLocked(key)]),
    ).toEqual([
      ['tile/0/000', true],
      ['tile/entries/000', true],
      ['checkpoints/300', true],
    ]);
    const changing = ['checkpoint', 'tile/0/001.p/44', 'tile/entries/001.p/44', 'tile/1/000.p/1'];
    expect(changing.filter(isLocked)).toEqual([]);
    const years = new Date(fake.lockOf('trail/tile/0/000') ?? '').getUTCFullYear();
    expect(years).toBe(new Date().getUTCFullYear() + 7);
  });
});
