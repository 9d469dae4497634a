import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { DataSource, type QueryRunner } from 'typeorm';
import { z } from 'zod';
import {
  type Actor,
  AuditTrail,
  defineAuditEvent,
} from '../../src/audit-trail/audit-trail.public.js';
import { EntryRepository } from '../../src/audit-trail/persistence/entry.repository.js';
import { SequencerDatabase } from '../../src/audit-trail/persistence/sequencer-database.js';
import { TreeRepository } from '../../src/audit-trail/persistence/tree.repository.js';
import { SystemClock } from '../../src/platform/clock/clock.js';
import { dataSourceOptions, migrate } from '../../src/platform/database/data-source.js';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.js';
import { Transactions } from '../../src/platform/database/transactions.js';
import { schemaFromFiles } from '../support/schema.js';
import type { BenchRow } from './bench-row.js';
import { median, percentile } from './figures.js';

const ROUNDS = 7;
/** Short, and one after the other: within a round the machine is the same for all three. */
const TURN_MS = 700;
const SEQUENCE_EVERY_MS = 100;

const benchDone = defineAuditEvent({
  kind: 'bench.done',
  subject: 'clip',
  facts: z.object({ review: z.string(), watchedMs: z.int() }),
  causedBy: ['system'],
  sentence: () => 'measured',
  serves: 'npm run bench',
});

/** A table that a developer in a hurry would keep his log in. */
const PLAIN = `
  CREATE TABLE plain_log (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    written_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL, target text NOT NULL, kind text NOT NULL, body text NOT NULL
  );
  CREATE INDEX ON plain_log (target, id);
  CREATE INDEX ON plain_log (actor, id);
  GRANT INSERT ON plain_log TO plumbline_app`;

const INSERT_PLAIN = {
  name: 'bench-plain',
  text: 'INSERT INTO plain_log (actor, target, kind, body) VALUES ($1, $2, $3, $4)',
};

interface Turn {
  readonly perSecond: number;
  readonly p99Ms: number;
}
type Act = 'plain' | 'entry' | 'disclosing';
type Round = Readonly<Record<Act, Turn>>;

interface Driver {
  query(config: { name: string; text: string; values: unknown[] }): Promise<unknown>;
}

/** One entry per transaction, the sequencer alongside, on a PostgreSQL that waits for the disk. */
export async function bench(): Promise<BenchRow[]> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'plumbline-bench-'));
  const { url, stop } = await startEmbeddedPostgres({ dataDirectory, log: () => undefined });
  try {
    await migrate(schemaFromFiles(), url);
    await ownerRuns(url, PLAIN);
    const rows: BenchRow[] = [];
    for (const writers of [16, 64]) rows.push(...rowsOf(writers, await measure(url, writers)));
    return rows;
  } finally {
    await stop();
    await rm(dataDirectory, { recursive: true, force: true });
  }
}

async function measure(url: string, writers: number): Promise<Round[]> {
  const plan = { url, poolSize: writers, role: 'plumbline_app' };
  const dataSource = new DataSource(dataSourceOptions({ entities: [], migrations: [] }, plan));
  const tree = new TreeRepository(new SequencerDatabase(url));
  await dataSource.initialize();
  const stop = sequenceAlongside(tree);
  const acts = actsOn(dataSource);
  const rounds: Round[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const plain = await turn(acts.plain, writers);
    const entry = await turn(acts.entry, writers);
    const disclosing = await turn(acts.disclosing, writers);
    // The first round warms up: plans, caches, the compiler.
    if (round > 0) rounds.push({ plain, entry, disclosing });
  }
  await stop();
  await tree.onApplicationShutdown();
  await dataSource.destroy();
  return rounds;
}

function actsOn(dataSource: DataSource): Readonly<Record<Act, () => Promise<unknown>>> {
  const transactions = new Transactions(dataSource);
  const trail = new AuditTrail(transactions, new SystemClock(), new EntryRepository());
  const record = (address: string | null) => () => {
    const facts = { review: randomUUID(), watchedMs: 612_345 };
    return trail.recordAlone(actor(address), benchDone({ id: randomUUID(), facts }));
  };
  const plain = () =>
    transactions.run(async (tx) => {
      const runner: QueryRunner | undefined = tx.queryRunner;
      const client = (await runner?.connect()) as Driver;
      await client.query({ ...INSERT_PLAIN, values: plainValues() });
    });
  return { plain, entry: record(null), disclosing: record('192.0.2.7') };
}

async function turn(act: () => Promise<unknown>, writers: number): Promise<Turn> {
  const begin = performance.now();
  const latencies: number[] = [];
  const writer = async () => {
    for (let from = begin; from - begin < TURN_MS;) {
      await act();
      const until = performance.now();
      latencies.push(until - from);
      from = until;
    }
  };
  await Promise.all(Array.from({ length: writers }, writer));
  const perSecond = (latencies.length * 1000) / (performance.now() - begin);
  return { perSecond, p99Ms: percentile(latencies, 0.99) };
}

function sequenceAlongside(tree: TreeRepository): () => Promise<void> {
  let running = true;
  const run = async () => {
    while (running) {
      await tree.appendLeaves(20_000);
      await new Promise((resolve) => setTimeout(resolve, SEQUENCE_EVERY_MS));
    }
  };
  const done = run();
  return async () => {
    running = false;
    await done;
  };
}

function actor(address: string | null): Actor {
  const [id, sessionId, requestId] = [randomUUID(), randomUUID(), randomUUID()];
  return { kind: 'person', id, role: 'supervisor', sessionId, address, requestId };
}

/** As many bytes as the entry has. */
function plainValues(): unknown[] {
  const [person, clip] = [`person:${randomUUID()}`, `clip:${randomUUID()}`];
  const body = { at: new Date(), facts: [randomUUID(), 612_345], session: randomUUID() };
  const rest = { request: randomUUID(), role: 'supervisor', outcome: 'success', person, clip };
  return [person, clip, 'bench.done', JSON.stringify({ ...body, ...rest })];
}

async function ownerRuns(url: string, statement: string): Promise<void> {
  const owner = new Client({ connectionString: url });
  await owner.connect();
  await owner.query(statement);
  await owner.end();
}

function rowsOf(writers: number, rounds: readonly Round[]): BenchRow[] {
  const acts = [
    ['entry', `an entry against a plain insert, ${writers} writers`],
    ['disclosing', `the same with the network address disclosed`],
  ] as const;
  return acts.flatMap(([act, name]) => [
    rateRow(name, rounds, act),
    p99Row(`p99 of ${name}`, rounds, act),
  ]);
}

function rateRow(name: string, rounds: readonly Round[], act: Act): BenchRow {
  const { ratio, range } = compared(
    rounds,
    (round) => round[act].perSecond / round.plain.perSecond,
  );
  const rate = (of: Act) => `${Math.round(median(rounds.map((one) => one[of].perSecond)))}/s`;
  const value = `${rate(act)} against ${rate('plain')}, ${range}`;
  return { name, value, ratio, aim: '0.8x or more', met: ratio >= 0.8 };
}

function p99Row(name: string, rounds: readonly Round[], act: Act): BenchRow {
  const { ratio, range } = compared(rounds, (round) => round[act].p99Ms / round.plain.p99Ms);
  const p99 = (of: Act) => `${median(rounds.map((one) => one[of].p99Ms)).toFixed(1)} ms`;
  const value = `${p99(act)} against ${p99('plain')}, ${range}`;
  return { name, value, ratio, aim: '2.5x or less', met: ratio <= 2.5 };
}

function compared(rounds: readonly Round[], ratioOf: (round: Round) => number) {
  const ratios = rounds.map(ratioOf).sort((a, b) => a - b);
  const [least = NaN, most = NaN] = [ratios[0], ratios.at(-1)];
  return { ratio: median(ratios), range: `rounds ${least.toFixed(2)} to ${most.toFixed(2)}` };
}
