import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { DEFAULT_NOTICE } from '../../src/sign-in/domain/notice.js';
import { ApiClient } from '../support/api-client/api-client.js';
import { expecting } from '../support/api-client/http.js';
import { type BuiltServer, startBuiltServer } from '../support/built-server.js';
import { createPerson, setUpAgency, TEST_PASSWORD } from '../support/people.js';

const NOBODY = '018f3c1e-0000-7000-8000-00000000dead';

/** Every route that is not open to anyone, as the published document has it. */
function guardedRoutes(): { method: string; path: string }[] {
  const file = join(__dirname, '..', '..', 'docs', 'openapi.json');
  const { paths } = JSON.parse(readFileSync(file, 'utf8')) as {
    paths: Record<string, Record<string, Record<string, unknown>>>;
  };
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([, operation]) => operation['x-open-to-anyone'] === undefined)
      .map(([method]) => ({
        method: method.toUpperCase(),
        path: path.replace(/\{[^}]+\}/g, NOBODY),
      })),
  );
}

describe('Before anybody comes in', () => {
  it('A22 nobody is there after an installation; the one link is printed once, works once and expires', async () => {
    const server = await startBuiltServer();
    try {
      const visitor = new ApiClient(server.url);
      for (const username of ['admin', 'administrator', 'root', 'plumbline', 'demo']) {
        for (const password of ['admin', 'password', 'changeme', 'plumbline']) {
          const { status } = await visitor.signingIn.begin(username, password);
          expect([401, 429]).toContain(status);
        }
      }
      expect(await rows(server, 'SELECT id FROM person')).toEqual([]);
      const printed = [...server.log().matchAll(/[?&#]token=([\w.~-]+)/g)].map(([, one]) => one);
      expect(printed).toHaveLength(1);
      const setup = {
        ...{ token: printed[0] ?? '', agencyName: 'Test agency', timeZone: 'America/Chicago' },
        ...{ displayName: 'Ada Admin', username: 'ada', password: TEST_PASSWORD },
      };
      const [link] = await rows<{ hours: string }>(
        server,
        `SELECT extract(epoch FROM expires_at - now()) / 3600 AS hours FROM one_time_link`,
      );
      expect(Number(link?.hours)).toBeGreaterThan(23);
      expect(Number(link?.hours)).toBeLessThan(24.1);
      await rows(server, `UPDATE one_time_link SET expires_at = now() - interval '1 second'`);
      expect(await visitor.people.setUp(setup)).toMatchObject({ status: 410 });
      await rows(server, `UPDATE one_time_link SET expires_at = now() + interval '1 hour'`);
      expect((await visitor.people.setUp(setup)).status).toBeLessThan(300);
      expect((await visitor.people.setUp({ ...setup, username: 'eve' })).status).toBe(409);
      expect(await rows(server, 'SELECT id FROM person')).toHaveLength(1);
    } finally {
      await server.stop();
    }
  });

  it('A25 a sign-in without the notice opens none of the documented routes, by cookie or by bearer', async () => {
    const server = await startBuiltServer();
    try {
      const administrator = await setUpAgency(server);
      await createPerson(administrator, { username: 'a25', roles: [{ role: 'records' }] });
      const visitor = new ApiClient(server.url);
      await expecting(201, visitor.signingIn.begin('a25', TEST_PASSWORD));
      const program = new ApiClient(server.url);
      const { signInToken } = await expecting(
        201,
        program.http.post<{ signInToken: string }>('/api/v1/sign-in', {
          ...{ username: 'a25', password: TEST_PASSWORD, bearer: true },
        }),
      );
      const bearer = new ApiClient(server.url);
      const headers = { authorization: `Bearer ${signInToken}` };
      const guarded = guardedRoutes();
      expect(guarded.length).toBeGreaterThan(100);
      const opened: unknown[] = [];
      for (const { method, path } of guarded) {
        const json = method === 'GET' || method === 'HEAD' ? undefined : {};
        const answers = [
          await visitor.http.request<{ code?: string } | null>(method, path, { json }),
          await bearer.http.request<{ code?: string } | null>(method, path, { json, headers }),
        ];
        for (const { status, body } of answers) {
          if (status === 403 && (method === 'HEAD' || isUnfinished(body))) continue;
          opened.push([method, path, status, body]);
        }
      }
      expect(opened).toEqual([]);
    } finally {
      await server.stop();
    }
  }, 120_000);

  it.each(DEFAULT_NOTICE.split('\n').map((sentence) => [sentence]))(
    'does not start with a notice that leaves out: %s',
    async (sentence) => {
      const folder = await mkdtemp(join(tmpdir(), 'plumbline-notice-'));
      const file = join(folder, 'notice.txt');
      const rest = DEFAULT_NOTICE.split('\n').filter((one) => one !== sentence);
      await writeFile(file, `Test agency.\n${rest.join('\n')}\n`);
      try {
        await expect(startBuiltServer({ env: { SIGN_IN_NOTICE_FILE: file } })).rejects.toThrow(
          /SIGN_IN_NOTICE_FILE does not say/,
        );
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  );
});

/** SCIM answers in a shape of its own, with the code somewhere else in it. */
const isUnfinished = (body: unknown) => JSON.stringify(body ?? '').includes('sign-in.unfinished');

async function rows<Row>({ databaseUrl }: BuiltServer, statement: string): Promise<Row[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query(statement)).rows as Row[];
  } finally {
    await client.end();
  }
}
