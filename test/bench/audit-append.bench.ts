import { randomUUID } from 'node:crypto';
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
import { dataSourceOptions } from '../../src/platform/database/data-source.js';
import { Transactions } from '../../src/platform/database/transactions.js';
import { createTestDatabase } from '../support/database.js';
import type { BenchRow } from './bench-row.js';

const WRITERS = 16;
const ROUNDS = 5;
const ROUND_MS = 1500;
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

/** Acts per second. */
interface Round {
  readonly plain: number;
  readonly entry: number;
  readonly disclosing: number;
}

interface Client {
  query(config: { name: string; text: string; values: unknown[] }): Promise<unknown>;
}

/** 16 writers, one entry per transaction, the sequencer running alongside both. */
export async function bench(): Promise<BenchRow[]> {
  const database = await createTestDatabase();
  const plan = { url: database.url, poolSize: WRITERS, role: 'plumbline_app' };
  const dataSource = new DataSource(dataSourceOptions({ entities: [], migrations: [] }, plan));
  const tree = new TreeRepository(new SequencerDatabase(database.url));
  try {
    await dataSource.initialize();
    await ownerRuns(database.url, PLAIN);
    const stop = sequenceAlongside(tree);
    const rounds = await measure(dataSource);
    await stop();
    return [
      row('audit append against a plain insert, 16 writers', rounds, 'entry'),
      row('the same with the network address disclosed', rounds, 'disclosing'),
    ];
  } finally {
    await tree.onApplicationShutdown();
    await dataSource.destroy();
    await database.drop();
  }
}

async function measure(dataSource: DataSource): Promise<Round[]> {
  const transactions = new Transactions(dataSource);
  const trail = new AuditTrail(transactions, new SystemClock(), new EntryRepository());
  const record = (address: string | null) => () => {
    const facts = { review: randomUUID(), watchedMs: 612_345 };
    return trail.recordAlone(actor(address), benchDone({ id: randomUUID(), facts }));
  };
  const plain = () =>
    transactions.run(async (tx) => {
      const runner: QueryRunner | undefined = tx.queryRunner;
      const client = (await runner?.connect()) as Client;
      await client.query({ ...INSERT_PLAIN, values: plainValues() });
    });
  const acts = { plain, entry: record(null), disclosing: record('192.0.2.7') };
  const rounds: Round[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const baseline = await perSecond(acts.plain);
    const entry = await perSecond(acts.entry);
    const disclosing = await perSecond(acts.disclosing);
    // The first round warms up: plans, caches, the compiler.
    if (round > 0) rounds.push({ plain: baseline, entry, disclosing });
  }
  return rounds;
}

async function perSecond(act: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  let done = 0;
  const writer = async () => {
    while (performance.now() - begin < ROUND_MS) {
      await act();
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, writer));
  return (done * 1000) / (performance.now() - begin);
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
  const plan = { url, poolSize: 1, role: null };
  const owner = new DataSource(dataSourceOptions({ entities: [], migrations: [] }, plan));
  await owner.initialize();
  await owner.query(statement);
  await owner.destroy();
}

function row(name: string, rounds: readonly Round[], act: 'entry' | 'disclosing'): BenchRow {
  // Within a round the machine is the same for both; between rounds it may not be.
  const ratio = median(rounds.map((round) => round[act] / round.plain));
  const rate = (of: keyof Round) => `${Math.round(median(rounds.map((round) => round[of])))}/s`;
  const value = `${rate(act)} against ${rate('plain')}`;
  return { name, value, ratio, aim: '0.8x or more', met: ratio >= 0.8 };
}

function median(numbers: number[]): number {
  return numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;
}
