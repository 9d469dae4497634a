import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'pg';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.js';
import { createSmallAgency } from '../support/agency.js';
import type { ApiClient } from '../support/api-client/api-client.js';
import { expecting } from '../support/api-client/http.js';
import { startBuiltServer } from '../support/built-server.js';
import { setUpAgency } from '../support/people.js';
import { clipMetadata } from '../support/upload-clip.js';
import type { BenchRow } from './bench-row.js';
import { median, percentile } from './figures.js';

const CLIENTS = 16;
const ROUNDS = 5;
const TURN_MS = 1_000;
const MOST_MS = 250;

/** A log that a developer in a hurry would keep, for the act's own row in the raw version. */
const PLAIN = `
  CREATE TABLE plain_read (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    read_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    body text NOT NULL
  )`;

interface Turn {
  readonly perSecond: number;
  readonly p99Ms: number;
}
type Round = Readonly<Record<'act' | 'sql', Turn>>;

/**
 * Reading a clip's facts through the built server: session, permission, the row, its entry in the
 * trail, the answer; against the same row read and a plain row committed by pg alone.
 */
export async function benchActThroughHttp(): Promise<BenchRow[]> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'plumbline-bench-'));
  // One of its own: that of the tests does not wait for the disk.
  const { url, stop } = await startEmbeddedPostgres({ dataDirectory, log: () => undefined });
  const pool = new Pool({ connectionString: url, max: CLIENTS });
  const server = await startBuiltServer({ env: { DATABASE_URL: url } });
  try {
    const { records } = await createSmallAgency(await setUpAgency(server));
    const { clipId } = await expecting(201, records.clips.register(clipMetadata()));
    await pool.query(PLAIN);
    const rounds: Round[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const sql = await turn(() => rawRead(pool, clipId));
      const act = await turn(() => read(records, clipId));
      // The first round warms up: plans, caches, the compiler.
      if (round > 0) rounds.push({ act, sql });
    }
    return rowsOf(rounds);
  } finally {
    await pool.end();
    await server.stop();
    await stop();
    await rm(dataDirectory, { recursive: true, force: true });
  }
}

const read = (client: ApiClient, id: string) => expecting(200, client.clips.read(id));

/** One transaction, as the act is one. */
async function rawRead(pool: Pool, clipId: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query({
      name: 'clip',
      text: 'SELECT * FROM clip WHERE id = $1',
      values: [clipId],
    });
    const body = JSON.stringify({ clipId, request: randomUUID(), kind: 'clip.read' });
    const insert = 'INSERT INTO plain_read (body) VALUES ($1)';
    await client.query({ name: 'plain', text: insert, values: [body] });
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}

async function turn(act: () => Promise<unknown>): Promise<Turn> {
  const begin = performance.now();
  const latencies: number[] = [];
  const client = async () => {
    for (let from = begin; from - begin < TURN_MS;) {
      await act();
      const until = performance.now();
      latencies.push(until - from);
      from = until;
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  const perSecond = (latencies.length * 1000) / (performance.now() - begin);
  return { perSecond, p99Ms: percentile(latencies, 0.99) };
}

function rowsOf(rounds: readonly Round[]): BenchRow[] {
  const of = (which: keyof Round, what: keyof Turn) =>
    median(rounds.map((round) => round[which][what]));
  const ratio = median(rounds.map(({ act, sql }) => act.perSecond / sql.perSecond));
  const rates = `${Math.round(of('act', 'perSecond'))}/s against ${Math.round(of('sql', 'perSecond'))}/s`;
  const p99 = of('act', 'p99Ms');
  const name = `an audited read through HTTP against the same work by pg alone, ${CLIENTS} clients`;
  const p99Ratio = median(rounds.map(({ act, sql }) => act.p99Ms / sql.p99Ms));
  const times = `${p99.toFixed(1)} ms against ${of('sql', 'p99Ms').toFixed(1)} ms`;
  const aim = `p99 under ${MOST_MS} ms`;
  return [
    { name, value: rates, ratio, aim: 'told, not judged', met: true },
    { name: `p99 of ${name}`, value: times, ratio: p99Ratio, aim, met: p99 < MOST_MS },
  ];
}
