import { DataSource } from 'typeorm';
import { AuditTrail } from '../../../src/audit-trail/audit-trail.public.js';
import { EntryRepository } from '../../../src/audit-trail/persistence/entry.repository.js';
import { APPLICATION_ROLE, dataSourceOptions } from '../../../src/platform/database/data-source.js';
import { Transactions } from '../../../src/platform/database/transactions.js';
import { seeded } from '../../support/random.js';
import { createTrailDatabase, type TrailDatabase } from './trail-database.js';
import { createTrailPublisher, type TrailPublisher } from './trail-publisher.js';
import { startWriters } from './trail-writers.js';
import { expectWholeTrail } from './whole-trail.js';

const WRITERS = 64;
const CHECKPOINTS = 12;
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 32));

let database: TrailDatabase;
let publisher: TrailPublisher;
let second: TrailPublisher;
let crowd: DataSource;
beforeAll(async () => {
  database = await createTrailDatabase();
  publisher = await createTrailPublisher(database.url);
  second = await publisher.on(database.url);
  const plan = { url: database.url, poolSize: WRITERS, role: APPLICATION_ROLE };
  crowd = new DataSource(dataSourceOptions({ entities: [], migrations: [] }, plan));
  await crowd.initialize();
});
afterAll(async () => {
  await crowd.destroy();
  await second.tree.onApplicationShutdown();
  await publisher.close();
  await database.drop();
});

describe(`64 writers and two sequencers at once (SEED=${seed})`, () => {
  it('I04, R58: each committed entry becomes one leaf, in one order, without a gap', async () => {
    const transactions = new Transactions(crowd);
    const trail = new AuditTrail(transactions, database.clock, new EntryRepository());
    const random = seeded(seed);
    const writers = startWriters({ transactions, trail }, { writers: WRITERS, restMs: 20, random });
    const published = new AbortController();
    // The other one takes no part in publishing, and asks nobody whether it may sequence.
    const other = (async () => {
      while (!published.signal.aborted) await second.tree.appendLeaves(50);
    })();
    for (let made = 0; made < CHECKPOINTS;) {
      if ((await publisher.publish()) !== null) made += 1;
    }
    published.abort();
    await other;
    await writers.stop();
    while ((await publisher.publish()) !== null);

    expect(writers.rolledBack()).toBeGreaterThan(0);
    expect(writers.committed.size).toBeGreaterThan(WRITERS);
    await expectWholeTrail(database, publisher, writers.committed);
  });

  it('I04: a thousand acts at once are all there, in one order', async () => {
    const before = await publisher.tree.state();
    await Promise.all(Array.from({ length: 1000 }, () => database.recordMany(1)));
    expect(await publisher.publish()).toBe(before.size + 1000);
    await expectWholeTrail(database, publisher, new Set());
  });
});
