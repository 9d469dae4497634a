import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import {
  type Actor,
  AuditTrail,
  defineAuditEvent,
} from '../../src/audit-trail/audit-trail.public.js';
import { EntryRepository } from '../../src/audit-trail/persistence/entry.repository.js';
import { SystemClock } from '../../src/platform/clock/clock.js';
import { dataSourceOptions } from '../../src/platform/database/data-source.js';
import { Transactions } from '../../src/platform/database/transactions.js';
import type { BenchRow } from './bench-row.js';
import { percentile } from './figures.js';
import { startTrail, type TrailAtWork } from './trail-at-work.js';

const PER_SECOND = 2000;
const TICK_MS = 5;
const WARM_UP_MS = 2000;
const SECONDS = 10;
const AIM_MS = 250;

const lagDone = defineAuditEvent({
  kind: 'bench.lagged',
  subject: 'clip',
  facts: z.object({ review: z.string(), watchedMs: z.int() }),
  causedBy: ['system'],
  sentence: () => 'measured',
  serves: 'npm run bench',
});

const actor: Actor = {
  kind: 'system',
  id: 'bench',
  role: 'system',
  sessionId: null,
  address: null,
  requestId: randomUUID(),
};

interface Committed {
  readonly id: string;
  /** From the act's beginning to its commit, in milliseconds. */
  readonly tookMs: number;
  readonly at: number;
}

/** From an entry's commit to the checkpoint over it lying in the store, while acts wait for it. */
export async function bench(): Promise<BenchRow[]> {
  const trail = await startTrail();
  const plan = { url: trail.databaseUrl, poolSize: 16, role: 'plumbline_app' };
  const dataSource = new DataSource(dataSourceOptions({ entities: [], migrations: [] }, plan));
  await dataSource.initialize();
  try {
    await trail.sequencer.start();
    const begunAt = performance.now();
    const committed = await write(dataSource, trail);
    await trail.sequencer.stop();
    const measured = committed.filter(({ at }) => at - begunAt > WARM_UP_MS);
    const lags = await lagsOf(measured, dataSource, trail);
    const seconds = (performance.now() - begunAt) / 1000;
    const [half, most] = [0.5, 0.99].map((p) => percentile(lags, p));
    const commitMs = percentile(
      measured.map(({ tookMs }) => tookMs),
      0.99,
    );
    const rate = Math.round(committed.length / Math.min(seconds, SECONDS + WARM_UP_MS / 1000));
    return [
      {
        name: `from commit to published checkpoint at ${rate} entries/s`,
        value: `p50 ${Math.round(half ?? NaN)} ms, p99 ${Math.round(most ?? NaN)} ms, where the commits themselves took p99 ${Math.round(commitMs)} ms`,
        aim: `p99 ${AIM_MS} ms or less at ${PER_SECOND}/s`,
        met: (most ?? NaN) <= AIM_MS && rate >= PER_SECOND * 0.98,
      },
    ];
  } finally {
    await dataSource.destroy();
    await trail.close();
  }
}

/** An open load: entries begin when they are due, however long those before them take. */
async function write(dataSource: DataSource, { demand }: TrailAtWork): Promise<Committed[]> {
  const transactions = new Transactions(dataSource);
  const trail = new AuditTrail(transactions, new SystemClock(), new EntryRepository());
  const committed: Committed[] = [];
  const acts: Promise<void>[] = [];
  const act = async () => {
    const begun = performance.now();
    const facts = { review: randomUUID(), watchedMs: 612_345 };
    const id = await trail.recordAlone(actor, lagDone({ id: randomUUID(), facts }));
    const at = performance.now();
    if (id !== null) committed.push({ id, at, tookMs: at - begun });
  };
  const begunAt = performance.now();
  const endMs = WARM_UP_MS + SECONDS * 1000;
  for (let elapsed = 0; elapsed < endMs; elapsed = performance.now() - begunAt) {
    while (acts.length < (elapsed / 1000) * PER_SECOND) acts.push(act());
    void demand.ask();
    await pause(TICK_MS);
  }
  await Promise.all(acts);
  return committed;
}

async function lagsOf(
  committed: readonly Committed[],
  dataSource: DataSource,
  { published }: TrailAtWork,
): Promise<number[]> {
  const rows = await dataSource.query<{ entry_id: string; idx: string }[]>(
    'SELECT entry_id, idx FROM audit.leaf',
  );
  const index = new Map(rows.map(({ entry_id, idx }) => [entry_id, Number(idx)]));
  return committed.map(({ id, at }) => {
    const leaf = index.get(id) ?? Infinity;
    const covering = published.find(({ size }) => size > leaf);
    return (covering?.at ?? Infinity) - at;
  });
}
