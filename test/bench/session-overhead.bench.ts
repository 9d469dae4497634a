import { Agent, get } from 'node:http';
import { SESSION_COOKIE } from '../../src/identity/http/session-cookie.js';
import { startBuiltServer } from '../support/built-server.js';
import { setUpAgency } from '../support/people.js';
import { tokenOf } from '../support/session-forger.js';
import type { BenchRow } from './bench-row.js';
import { median, percentile } from './figures.js';

const WARM_UP = 3_000;
const REQUESTS = 10_000;
const MOST_US = 150;

/**
 * What it costs to know who asks: the same small answer with and without a session, one connection
 * that stays open, turn by turn. The session is looked up in the database each time, with the
 * person's state and roles.
 */
export async function benchSessionOverhead(): Promise<BenchRow[]> {
  const server = await startBuiltServer();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  try {
    const administrator = await setUpAgency(server);
    const cookie = `${SESSION_COOKIE}=${tokenOf(administrator)}`;
    const ask = {
      open: () => timeOf(agent, `${server.url}/health/live`, {}),
      guarded: () => timeOf(agent, `${server.url}/api/v1/sessions/current`, { cookie }),
    };
    const took = { open: [] as number[], guarded: [] as number[] };
    for (let round = 0; round < WARM_UP + REQUESTS; round += 1) {
      const [open, guarded] = [await ask.open(), await ask.guarded()];
      if (round < WARM_UP) continue;
      took.open.push(open);
      took.guarded.push(guarded);
    }
    return [rowOf(took.open, took.guarded)];
  } finally {
    agent.destroy();
    await server.stop();
  }
}

function rowOf(open: number[], guarded: number[]): BenchRow {
  const overhead = median(guarded) - median(open);
  const tail = percentile(guarded, 0.99) - percentile(open, 0.99);
  const times = `${Math.round(median(guarded))} µs against ${Math.round(median(open))} µs`;
  return {
    name: `a request with a session against one without, medians of ${REQUESTS}`,
    value: `${Math.round(overhead)} µs more (${times}; p99 ${Math.round(tail)} µs more)`,
    ratio: median(guarded) / median(open),
    aim: `at most ${MOST_US} µs more`,
    met: overhead <= MOST_US,
  };
}

/** Microseconds until the whole answer was there. */
function timeOf(agent: Agent, url: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    get(url, { agent, headers }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`Answered ${answer.statusCode}`));
      answer.resume().on('end', () => resolve((performance.now() - begun) * 1000));
    }).on('error', reject);
  });
}
