import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ShiftedClock } from '../integration/audit-coverage/world.js';
import { ApiClient } from '../support/api-client/api-client.js';
import { type Answer, expecting, type Problem } from '../support/api-client/http.js';
import { type HttpApplication, startHttpApplication } from '../support/http-application.js';
import { createPerson, TEST_PASSWORD } from '../support/people.js';
import { askWith, tokenOf } from '../support/session-forger.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOBODY = '018f3c1e-0000-7000-8000-00000000dead';

interface Operation {
  readonly 'x-permission'?: string;
  readonly 'x-works-while-locked'?: true;
}

function routesWithPermission() {
  const text = readFileSync(join(__dirname, '..', '..', 'docs', 'openapi.json'), 'utf8');
  const { paths } = JSON.parse(text) as { paths: Record<string, Record<string, Operation>> };
  const routes = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path: path.replace(/\{[^}]+\}/g, NOBODY),
      ...operation,
    })),
  );
  return routes.filter((route) => route['x-permission'] !== undefined);
}

/** What a locked screen needs: the proof, the way out, and the lock itself, which is idempotent. */
const WHILE_LOCKED = [
  'DELETE /api/v1/sessions/current',
  'GET /api/v1/sessions/current/confirmation',
  'POST /api/v1/sessions/current/confirmation',
  'POST /api/v1/sessions/current/confirmation/passkey',
  'POST /api/v1/sessions/current/confirmation/passkey/options',
  'POST /api/v1/sessions/current/lock',
  'POST /api/v1/single-sign-on/{provider}/confirmation',
  'POST /api/v1/single-sign-on/{provider}/confirmation/completion',
];

describe('a locked screen under attack', () => {
  const clock = new ShiftedClock();
  let app: HttpApplication;

  beforeAll(async () => {
    app = await startHttpApplication({ clock });
  });
  afterAll(() => app.stop());
  afterEach(() => {
    clock.aheadMs = 0;
  });

  let people = 0;
  const somebody = () =>
    createPerson(app.administrator, {
      username: `somebody-${(people += 1)}`,
      roles: [{ role: 'auditor' }],
    });
  const answerTo = async (asked: Promise<Answer<unknown>>) => {
    const { status, body } = await asked;
    return status < 300 ? status : `${status} ${(body as Problem | null)?.code ?? ''}`;
  };
  const who = (client: ApiClient) => answerTo(client.sessions.current());
  const entriesOf = async (client: ApiClient) => {
    const rows = await app.dataSource.query<{ kind: string; facts: object }[]>(
      `SELECT kind, encode(body, 'escape')::jsonb -> 'facts' AS facts FROM audit.entry
       WHERE kind LIKE 'identity.session-%' AND target = $1 ORDER BY id`,
      [`person:${ids.get(client)}`],
    );
    return rows;
  };
  const ids = new Map<ApiClient, string>();
  const known = async (client: ApiClient) => {
    ids.set(client, (await expecting(200, client.sessions.current())).person.id);
    return client;
  };

  it('B12 opens nothing but the proof of who is there and the way out', async () => {
    const client = await somebody();
    await expecting(204, client.sessions.lock());
    const routes = routesWithPermission();
    const open = routes.filter((route) => route['x-works-while-locked'] === true);
    expect(open.map(({ name }) => name).sort()).toEqual(WHILE_LOCKED);
    const closed = routes.filter((route) => route['x-works-while-locked'] !== true);
    expect(closed.length).toBeGreaterThan(150);
    const leaks: string[] = [];
    for (const { name, method, path } of closed) {
      const answer = await answerTo(client.http.request(method, path));
      // What is asked with HEAD has no words.
      const expected = method === 'HEAD' ? '401 ' : '401 identity.locked';
      if (answer !== expected) leaks.push(`${name}: ${answer}`);
    }
    expect(leaks).toEqual([]);
  });

  it('B12 tells of a locked session who has to unlock it, and nothing that they may see', async () => {
    const client = await somebody();
    await expecting(204, client.sessions.lock());
    const ways = await expecting(200, client.sessions.ways());
    expect(Object.keys(ways).sort()).toEqual(['displayName', 'factors', 'username']);
  });

  it('B12, B20 opens again to a proof of the same person, with entries for both', async () => {
    const client = await known(await somebody());
    const before = tokenOf(client);
    await expecting(204, client.sessions.lock());
    await expecting(204, client.sessions.lock());
    expect(await who(client)).toBe('401 identity.locked');
    expect((await client.sessions.confirm('not the password')).status).toBe(403);
    expect((await client.sessions.confirm(TEST_PASSWORD)).status).not.toBe(200);
    expect(await who(client)).toBe('401 identity.locked');

    await client.confirm();
    expect(await who(client)).toBe(200);
    expect((await askWith(app.url, before)).status).toBe(401);
    expect(await entriesOf(client)).toEqual([
      { kind: 'identity.session-locked', facts: { idle: false } },
      { kind: 'identity.session-unlocked', facts: { factor: 'passkey' } },
    ]);
  });

  it('B12 is locked after 31 idle minutes, and opens to nothing but a proof', async () => {
    const client = await known(await somebody());
    clock.aheadMs = 31 * MINUTE;
    expect(await who(client)).toBe('401 identity.locked');
    expect(await answerTo(client.sessions.stay())).toBe('401 identity.locked');
    await expecting(204, client.sessions.lock());
    clock.aheadMs = 3 * HOUR;
    expect(await who(client)).toBe('401 identity.locked');
    await client.confirm();
    expect(await who(client)).toBe(200);
    expect(await entriesOf(client)).toEqual([
      { kind: 'identity.session-locked', facts: { idle: true } },
      { kind: 'identity.session-unlocked', facts: { factor: 'passkey' } },
    ]);
  });

  it('B12 is over 12 hours after the sign-in, whether somebody would unlock it or not', async () => {
    const client = await somebody();
    await expecting(204, client.sessions.lock());
    clock.aheadMs = 12 * HOUR + 1_000;
    expect(await answerTo(client.sessions.ways())).toBe('401 identity.not-signed-in');
    expect(await answerTo(client.sessions.confirm(TEST_PASSWORD))).toBe(
      '401 identity.not-signed-in',
    );
  });

  it('B04, B12 takes a token that has outlived itself for a locked screen only', async () => {
    const client = await somebody();
    const old = new ApiClient(app.url);
    old.http.setCookie('__Host-plumbline', tokenOf(client));
    clock.aheadMs = 20 * MINUTE;
    expect(await who(client)).toBe(200);
    clock.aheadMs = 35 * MINUTE;
    // The session is in use, so whoever comes with its first token has it from somewhere else.
    expect(await answerTo(old.sessions.ways())).toBe('401 identity.not-signed-in');
    expect(await answerTo(old.sessions.lock())).toBe('401 identity.not-signed-in');
    expect(await who(client)).toBe(200);
  });

  it('B09 ends when its owner signs out or ends it from elsewhere, locked or not', async () => {
    const client = await somebody();
    const { username } = (await expecting(200, client.sessions.current())).person;
    const other = await new ApiClient(app.url).signIn(username, TEST_PASSWORD);
    await expecting(204, client.sessions.lock());
    const own = await expecting(200, other.sessions.list());
    const locked = own.find(({ isLocked }) => isLocked);
    expect(own.map(({ isThisOne, isLocked }) => [isThisOne, isLocked])).toContainEqual([
      false,
      true,
    ]);
    await expecting(204, other.sessions.end(locked?.id ?? ''));
    expect(await answerTo(client.sessions.ways())).toBe('401 identity.not-signed-in');
    await expecting(204, other.sessions.lock());
    await expecting(204, other.sessions.signOut());
    expect(await who(other)).toBe('401 identity.not-signed-in');
  });
});
