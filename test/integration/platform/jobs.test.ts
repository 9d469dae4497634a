import { z } from 'zod';
import { Transactions } from '../../../src/platform/database/transactions.js';
import { defineJob } from '../../../src/platform/jobs/job-definition.js';
import { Jobs, prepareJobSchema } from '../../../src/platform/jobs/jobs.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { eventually } from '../../support/eventually.js';

const countUp = defineJob({ name: 'test.count-up', data: z.object({ number: z.int() }) });
const oncePerKey = defineJob({
  name: 'test.once-per-key',
  data: z.object({}),
  waitsOncePerKey: true,
});

describe('the job queue', () => {
  let database: TestDatabase;
  let transactions: Transactions;
  let jobs: Jobs;
  const seen: number[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    await prepareJobSchema(database.url);
    transactions = new Transactions(database.dataSource);
    jobs = new Jobs(database.url, true);
    jobs.work(countUp, ({ number }) => {
      seen.push(number);
      return Promise.resolve();
    });
    await jobs.onApplicationBootstrap();
  });
  afterAll(async () => {
    await jobs.onApplicationShutdown();
    await database.drop();
  });

  it('drains a backlog without pausing between jobs', async () => {
    await transactions.run(async (tx) => {
      for (let number = 0; number < 40; number += 1) await jobs.enqueue(tx, countUp, { number });
    });
    // One job for each poll, half a minute apart, would take twenty minutes.
    await eventually(() => {
      expect(seen).toHaveLength(40);
      return Promise.resolve();
    }, 20_000);
    expect([...seen].sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, n) => n));
  });

  it('knows no job of a transaction that was rolled back [R14]', async () => {
    const before = seen.length;
    const rolledBack = transactions.run(async (tx) => {
      await jobs.enqueue(tx, countUp, { number: 99 });
      throw new Error('never mind');
    });
    await expect(rolledBack).rejects.toThrow('never mind');
    const [row] = await database.dataSource.query<{ count: string }[]>(
      `SELECT count(*) FROM pgboss.job WHERE name = 'test.count-up' AND state <> 'completed'`,
    );
    expect(row?.count).toBe('0');
    expect(seen).toHaveLength(before);
  });

  it('lets a job wait once per key [R15]', async () => {
    const startAfter = new Date(Date.now() + 3_600_000);
    await transactions.run(async (tx) => {
      for (const singletonKey of ['a', 'a', 'b']) {
        await jobs.enqueue(tx, oncePerKey, {}, { singletonKey, startAfter });
      }
    });
    const rows = await database.dataSource.query<{ key: string }[]>(
      `SELECT singleton_key AS key FROM pgboss.job WHERE name = 'test.once-per-key' ORDER BY 1`,
    );
    expect(rows.map(({ key }) => key)).toEqual(['a', 'b']);
  });

  it('refuses a key where the queue uses none, as a defect', async () => {
    const wrong = transactions.run((tx) =>
      jobs.enqueue(tx, countUp, { number: 1 }, { singletonKey: 'x' }),
    );
    await expect(wrong).rejects.toThrow('test.count-up');
  });
});
