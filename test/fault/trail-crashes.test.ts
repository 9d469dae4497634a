import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createTrailDatabase,
  type TrailDatabase,
} from '../integration/audit-trail/trail-database.js';
import {
  createTrailPublisher,
  TEST_ORIGIN,
  type TrailPublisher,
} from '../integration/audit-trail/trail-publisher.js';
import { startWriters } from '../integration/audit-trail/trail-writers.js';
import { expectWholeTrail } from '../integration/audit-trail/whole-trail.js';
import { seeded } from '../support/random.js';
import { Sequencers } from './sequencers.js';

/** With once for each sort of thing that it does, 100. The order of things is not always the same. */
const KILLS_IN_TURN = 64;
const KILLS_ANYWHERE = 25;
const LONGEST_MS = 400;
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 32));

/** What the sequencer does to the world; after each of these it was killed at least once. */
const DONE = [
  /: BEGIN; SELECT size, frontier/,
  /: WITH appended AS/,
  /: WITH added AS/,
  /: COMMIT/,
  /: SELECT origin, size, published_size/,
  /: WITH kept AS/,
  /: UPDATE audit.tree SET published_size/,
  /: put trail\/tile\/entries\//,
  /: put trail\/tile\/N\//,
  /: put trail\/checkpoints\//,
  /: replace trail\/checkpoint$/,
];

let database: TrailDatabase;
let publisher: TrailPublisher;
let sequencers: Sequencers;
beforeAll(async () => {
  database = await createTrailDatabase();
  const dataDirectory = await mkdtemp(join(tmpdir(), 'plumbline-crashes-'));
  publisher = await createTrailPublisher(database.url, { DATA_DIRECTORY: dataDirectory });
  sequencers = new Sequencers({
    DATABASE_URL: database.url,
    DATA_DIRECTORY: dataDirectory,
    STORE_FOLDER: publisher.folder,
    TRAIL_ORIGIN: TEST_ORIGIN,
    TRAIL_INTERVAL_MS: '20',
  });
});
afterAll(async () => {
  await sequencers.close();
  await publisher.close();
  await database.drop();
});

describe(`A sequencer killed 100 times (SEED=${seed})`, () => {
  it('after every statement, every put and anywhere between loses and doubles nothing', async () => {
    const random = seeded(seed);
    const writers = startWriters(database, { writers: 4, restMs: 30, random });
    const inTurn = Array.from({ length: KILLS_IN_TURN }, (_, at) => at + 1);
    for (const [n, what] of [...DONE, ...inTurn].entries()) {
      await sequencers.killedAfter(what);
      // Now and then all of it goes out, or the next would die ever earlier in a growing backlog.
      if (n % 3 === 0) await publisher.publish();
    }
    for (let i = 0; i < KILLS_ANYWHERE; i += 1) await sequencers.killedAt(random() * LONGEST_MS);
    await writers.stop();
    await publisher.checkHead();
    while ((await publisher.publish()) !== null);

    const { printed } = sequencers;
    const never = DONE.filter((what) => !printed.some((line) => what.test(line)));
    expect(never).toEqual([]);
    const alarms = printed.filter((line) => /Other bytes|another tree|are not those/.test(line));
    expect(alarms).toEqual([]);
    expect(writers.rolledBack()).toBeGreaterThan(0);
    await expectWholeTrail(database, publisher, writers.committed);
  });
});
