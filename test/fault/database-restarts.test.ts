import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.js';
import type { ApiClient } from '../support/api-client/api-client.js';
import { expecting } from '../support/api-client/http.js';
import { type BuiltServer, startBuiltServer } from '../support/built-server.js';
import { eventually } from '../support/eventually.js';
import { setUpAgency } from '../support/people.js';

const WRITERS = 20;

let folder: string;
let postgres: Awaited<ReturnType<typeof startEmbeddedPostgres>>;
let server: BuiltServer;
let administrator: ApiClient;
beforeAll(async () => {
  // One of its own: what happens to it must not happen to the other tests'.
  folder = await mkdtemp(join(tmpdir(), 'plumbline-restart-'));
  postgres = await startEmbeddedPostgres({ dataDirectory: folder, log: () => undefined });
  server = await startBuiltServer({ env: { DATABASE_URL: postgres.url } });
  administrator = await setUpAgency(server);
});
afterAll(async () => {
  await server.stop();
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Writers that add units until told to stop. */
function writing(prefix: string) {
  const acknowledged: string[] = [];
  const answers = new Map<number, Headers>();
  let goesOn = true;
  let number = 0;
  const write = async () => {
    while (goesOn) {
      const code = `${prefix}-${(number += 1)}`;
      const answer = await administrator.agency.addUnit({ name: 'Unit', code });
      answers.set(answer.status, answer.headers);
      if (answer.status === 201) acknowledged.push(code);
    }
  };
  const done = Promise.all(Array.from({ length: WRITERS }, write));
  const stop = async () => {
    goesOn = false;
    await done;
  };
  return { acknowledged, answers, stop };
}

const ask = async (text: string) => {
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
};

const until = (holds: () => boolean) =>
  eventually(() => {
    expect(holds()).toBe(true);
    return Promise.resolve();
  }, 30_000);

/** Units and their entries, of those who were told that theirs exists. */
async function expectNothingLost(acknowledged: readonly string[]): Promise<void> {
  const rows = await ask(
    `SELECT code, count(entry.id)::int AS entries FROM unit
       LEFT JOIN audit.entry ON target = 'unit:' || unit.id AND kind = 'agency.unit-created'
      GROUP BY code`,
  );
  expect(rows.map(({ entries }) => entries)).toEqual(rows.map(() => 1));
  const kept = new Set(rows.map(({ code }) => code));
  expect(acknowledged.filter((code) => !kept.has(code))).toEqual([]);
}

describe('A database', () => {
  it('R18 that is killed under writers costs answers, never an act that was acknowledged', async () => {
    const { acknowledged, answers, stop } = writing('killed');
    await until(() => acknowledged.length > 50);
    const [row] = await ask(
      `SELECT pid FROM pg_stat_activity WHERE application_name = 'plumbline' LIMIT 1`,
    );
    // One backend that dies by a signal makes PostgreSQL end them all and recover from its log.
    process.kill(Number(row?.pid), 'SIGKILL');
    await until(() => answers.has(503));
    const before = acknowledged.length;
    await until(() => acknowledged.length > before + 50);
    await stop();
    expect([...answers.keys()].sort()).toEqual([201, 503]);
    expect(answers.get(503)?.get('retry-after')).toMatch(/^\d+$/);
    await expectNothingLost(acknowledged);
  });

  it('R19 that ends all sessions is met by new ones', async () => {
    const { acknowledged, answers, stop } = writing('ended');
    await until(() => acknowledged.length > 50);
    await ask(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE application_name LIKE 'plumbline%' AND pid <> pg_backend_pid()`,
    );
    const before = acknowledged.length;
    await until(() => acknowledged.length > before + 50);
    await stop();
    expect([201, 503]).toEqual(expect.arrayContaining([...answers.keys()]));
    await expectNothingLost(acknowledged);
  });

  it('that came back has every entry sequenced and published', async () => {
    await eventually(async () => {
      const [row] = await ask(
        `SELECT published_size = (SELECT count(*) FROM audit.entry) AS all FROM audit.tree`,
      );
      expect(row?.all).toBe(true);
    }, 30_000);
    const { body } = await administrator.auditTrail.tree();
    expect(body.size).toBeGreaterThan(100);
    await expecting(200, administrator.auditTrail.entries());
  });
});
