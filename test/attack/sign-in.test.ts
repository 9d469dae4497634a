import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { SESSION_COOKIE } from '../../src/identity/http/session-cookie.js';
import { ApiClient } from '../support/api-client/api-client.js';
import { expecting } from '../support/api-client/http.js';
import { type BuiltServer, startBuiltServer } from '../support/built-server.js';
import { createPerson, setUpAgency, TEST_PASSWORD } from '../support/people.js';

const SAMPLES = 200;
const NEXT = `${TEST_PASSWORD} anew`;

describe('signing in under attack', () => {
  let server: BuiltServer;
  let administrator: ApiClient;
  let used = 0;

  beforeAll(async () => {
    server = await startBuiltServer({ env: { TRUSTED_PROXIES: '127.0.0.1' } });
    administrator = await setUpAgency(server);
  });
  afterAll(() => server.stop());

  /** A new address for each, unless one is named: the trusted proxy says where it comes from. */
  const tryFrom = (address: string, username: string, password: string) =>
    new ApiClient(server.url).http.request<{ code?: string; detail?: string }>(
      'POST',
      '/api/v1/sign-in',
      { json: { username, password }, headers: { 'x-forwarded-for': address } },
    );
  const elsewhere = () => `198.51.${Math.floor((used += 1) / 250)}.${(used % 250) + 1}`;
  const tryAs = (username: string, password: string) => tryFrom(elsewhere(), username, password);

  const person = async (username: string) => {
    const client = await createPerson(administrator, { username, roles: [{ role: 'records' }] });
    const { id } = (await expecting(200, client.sessions.current())).person;
    return { client, id };
  };

  const entries = async (kind: string) =>
    (
      await expecting(
        200,
        administrator.http.get<{ items: { kind: string }[] }>('/api/v1/audit-trail/entries', {
          kind,
          limit: 50,
        }),
      )
    ).items;

  it('A01 five failures lock; the right password is refused until an administrator releases', async () => {
    const { id } = await person('a01');
    for (let tries = 0; tries < 5; tries += 1) {
      expect((await tryAs('a01', `wrong ${tries}`)).status).toBe(401);
    }
    const right = await tryAs('a01', TEST_PASSWORD);
    expect(right).toMatchObject({ status: 401, body: { code: 'sign-in.wrong-credentials' } });
    await expecting(204, administrator.people.release(id, 'Recognized by voice'));
    expect((await tryAs('a01', TEST_PASSWORD)).status).toBe(201);
    expect(await entries('sign-in.account-locked')).toHaveLength(1);
    expect(await entries('sign-in.account-released')).toHaveLength(1);
  });

  it('A02 counts by account, whatever addresses the attempts come from', async () => {
    await person('a02');
    for (let tries = 0; tries < 10; tries += 1) await tryAs('a02', 'wrong');
    expect((await tryAs('a02', TEST_PASSWORD)).status).toBe(401);
  });

  it('A03 turns away an address that tries one password on many accounts, and raises an alert', async () => {
    const bystander = await person('a03');
    const statuses: number[] = [];
    for (let tries = 0; tries < 40; tries += 1) {
      statuses.push((await tryFrom('203.0.113.7', `name-${tries}`, 'Summer2026!')).status);
    }
    expect(statuses.slice(0, 30)).toEqual(Array<number>(30).fill(401));
    expect(statuses.slice(30)).toEqual(Array<number>(10).fill(429));
    const refused = await tryFrom('203.0.113.7', 'a03', TEST_PASSWORD);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    const { conditions } = await expecting(200, administrator.auditTrail.health());
    expect(conditions).toContainEqual(
      expect.objectContaining({ part: 'sign-in', state: 'failed' }),
    );
    // Nobody's counter moved behind the closed door, and others come in.
    for (let tries = 0; tries < 6; tries += 1) await tryFrom('203.0.113.7', 'a03', 'wrong');
    expect((await tryAs('a03', TEST_PASSWORD)).status).toBe(201);
    expect((await bystander.client.sessions.current()).status).toBe(200);
  });

  it('A04 counts all addresses of an IPv6 /64 as one, and those of another as another', async () => {
    for (let tries = 0; tries < 30; tries += 1) {
      const address = `2001:db8:a:4:${(tries * 977).toString(16)}::${tries + 1}`;
      expect((await tryFrom(address, `six-${tries}`, 'wrong')).status).toBe(401);
    }
    expect((await tryFrom('2001:db8:a:4:ffff::9', 'six', 'wrong')).status).toBe(429);
    expect((await tryFrom('2001:db8:a:5::1', 'six', 'wrong')).status).toBe(401);
  });

  it('A05 ignores X-Forwarded-For of anybody but a trusted proxy, and enters the socket’s address', async () => {
    const from = (claimed: string) =>
      new Promise<number>((resolve, reject) => {
        const outgoing = httpRequest(
          new URL('/api/v1/sign-in', server.url),
          {
            method: 'POST',
            localAddress: '127.0.0.9',
            headers: { 'content-type': 'application/json', 'x-forwarded-for': claimed },
          },
          (answer) => {
            answer.resume();
            answer.on('end', () => resolve(answer.statusCode ?? 0));
          },
        );
        outgoing.on('error', reject);
        outgoing.end(JSON.stringify({ username: 'forger', password: 'wrong' }));
      });
    const statuses: number[] = [];
    for (let tries = 0; tries < 31; tries += 1) statuses.push(await from(`192.0.2.${tries + 1}`));
    expect(statuses.slice(0, 30)).toEqual(Array<number>(30).fill(401));
    expect(statuses.at(-1)).toBe(429);
    const { conditions } = await expecting(200, administrator.auditTrail.health());
    const said = conditions.find(({ part }) => part === 'sign-in')?.says ?? '';
    expect(said).toContain('127.0.0.9');
    expect(said).not.toContain('192.0.2.');
  });

  it(`A06 answers unknown and known names alike: same words, and the medians of ${SAMPLES} interleaved samples within a quarter of each other`, async () => {
    await person('a06-seed');
    const unknown: number[] = [];
    const known: number[] = [];
    const bodies = new Set<string>();
    const timed = async (username: string) => {
      const begun = performance.now();
      const { status, body } = await tryAs(username, 'wrong');
      const { code, detail } = body;
      bodies.add(JSON.stringify({ status, code, detail }));
      return performance.now() - begun;
    };
    // Locked after five: from then on this compares unknown with locked, and A24’s answer with both.
    for (let sample = 0; sample < SAMPLES; sample += 1) {
      unknown.push(await timed(`nobody-${sample}`));
      known.push(await timed('a06-seed'));
    }
    expect(bodies.size).toBe(1);
    const ratio = median(known) / median(unknown);
    expect(ratio).toBeGreaterThan(0.75);
    expect(ratio).toBeLessThan(1.33);
  }, 300_000);

  it('A07, A24 says the same of unknown, locked, disabled and never approved accounts', async () => {
    const { id } = await person('a24-disabled');
    const reason = 'Left the agency';
    const disabled = await administrator.http.post(`/api/v1/people/${id}/disabling`, { reason });
    expect(disabled.status).toBeLessThan(300);
    await person('a07-locked');
    for (let tries = 0; tries < 5; tries += 1) await tryAs('a07-locked', 'wrong');
    await administrator.people.invite({
      username: 'a24-invited',
      displayName: 'Never approved',
      roles: [{ role: 'records' }],
    });
    const said = new Set<string>();
    for (const username of ['a24-disabled', 'a24-invited', 'a07-locked', 'a07-unknown']) {
      const { status, body } = await tryAs(username, TEST_PASSWORD);
      said.add(JSON.stringify({ status, code: body.code, detail: body.detail }));
    }
    expect([...said]).toHaveLength(1);
    expect([...said][0]).toContain('401');
  });

  it('A08 refuses a password over 1,024 bytes before it is hashed', async () => {
    for (const password of ['x'.repeat(1025), '🐴'.repeat(257), 'x'.repeat(1024 * 1024)]) {
      const begun = performance.now();
      const answer = await tryAs('ada', password);
      expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
      expect(performance.now() - begun).toBeLessThan(1_000);
    }
  });

  it('A09 takes a password verbatim: NUL, emoji, spaces at the ends, a thousand characters', async () => {
    const { client } = await person('a09');
    let current = TEST_PASSWORD;
    for (const password of [
      'a nul \0 within the words',
      '🐴🔋 two emoji and more 🧵',
      '  spaces at both of its ends  ',
      `long ${'the quick brown fox jumps over '.repeat(32)}`,
    ]) {
      const body = { current, password };
      await expecting(204, client.http.post('/api/v1/people/me/password', body));
      expect((await tryAs('a09', password)).status).toBe(201);
      expect((await tryAs('a09', password.trim().slice(0, 72))).status).toBe(
        password === password.trim() && password.length <= 72 ? 201 : 401,
      );
      current = password;
    }
  });

  it('A10 refuses user name, own name, agency word, common and breached passwords, and says why', async () => {
    const list = join(server.dataDirectory, 'list.txt');
    const stolen = 'seven stolen words in a row';
    await writeFile(list, `${stolen}\n0000000000000000000000000000000000000000:3\n`);
    const said = execFileSync(process.execPath, ['dist/cli.js', 'passwords', 'import', list], {
      env: {
        ...process.env,
        DATA_DIRECTORY: server.dataDirectory,
        DATABASE_URL: server.databaseUrl,
      },
    }).toString();
    expect(said).toContain('2 passwords');
    expect(await entries('credentials.password-list-imported')).toHaveLength(1);
    const { client } = await person('a10-clerk');
    for (const [password, reason] of [
      ['mine is A10-CLERK, yes', 'has-user-name'],
      ['the best agency of all', 'has-agency-name'],
      ['Password12345!', 'is-common'],
      ['1q2w3e4r5t6y', 'is-common'],
      [stolen, 'is-breached'],
      [`${stolen.toUpperCase()}!!`, 'is-breached'],
      ['short', 'too-short'],
    ]) {
      const body = { current: TEST_PASSWORD, password };
      const answer = await client.http.post('/api/v1/people/me/password', body);
      expect(answer).toMatchObject({ status: 422, body: { facts: { reason } } });
    }
  });

  it('A11 refuses names and passwords that are no text', async () => {
    const visitor = new ApiClient(server.url);
    for (const odd of [['a'], { $ne: '' }, 5, null, true]) {
      for (const body of [
        { username: 'ada', password: odd },
        { username: odd, password: TEST_PASSWORD },
      ]) {
        expect((await visitor.http.post('/api/v1/sign-in', body)).status).toBe(400);
      }
    }
  });

  it.each([`' OR '1'='1`, `ada'; DROP TABLE person;--`, '{"$gt":""}', 'ada\u0000'])(
    'A12 finds nothing behind the user name %j, and tells nothing of it',
    async (username) => {
      const answer = await tryAs(username, TEST_PASSWORD);
      expect([400, 401]).toContain(answer.status);
      expect(answer.bytes.toString()).not.toMatch(/sql|syntax|relation|query/i);
    },
  );

  it('A20 a reset link works once, for one person, until the password changes, and keeps the factor', async () => {
    const { client, id } = await person('a20');
    const other = await person('a20-other');
    const issue = async () => {
      const { link } = await expecting(201, administrator.people.issueReset(id, 'By voice'));
      return new URL(link).searchParams.get('token') ?? '';
    };
    const visitor = new ApiClient(server.url);
    const first = await issue();
    const second = await issue();
    expect((await visitor.people.useReset(first, NEXT)).status).toBe(410);
    expect((await visitor.people.useReset(second, 'short')).status).toBe(422);
    await expecting(204, visitor.people.useReset(second, NEXT));
    expect((await visitor.people.useReset(second, `${NEXT} 2`)).status).toBe(410);
    expect((await client.sessions.current()).status).toBe(401);
    expect((await other.client.sessions.current()).status).toBe(200);
    expect((await tryAs('a20-other', NEXT)).status).toBe(401);

    const third = await issue();
    const signedIn = await new ApiClient(server.url).signIn('a20', NEXT);
    const body = { current: NEXT, password: `${NEXT} 3` };
    await expecting(204, signedIn.http.post('/api/v1/people/me/password', body));
    expect((await visitor.people.useReset(third, NEXT)).status).toBe(410);
  });

  it('A21 builds the reset link from PUBLIC_URL, whatever Host says', async () => {
    const { id } = await person('a21');
    const link = await new Promise<string>((resolve, reject) => {
      const outgoing = httpRequest(new URL(`/api/v1/people/${id}/password-reset`, server.url), {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          host: 'evil.example',
          'x-forwarded-host': 'evil.example',
          cookie: `${SESSION_COOKIE}=${administrator.http.cookie(SESSION_COOKIE) ?? ''}`,
          origin: server.url,
        },
      });
      outgoing.on('response', (answer) => {
        answer.setEncoding('utf8').on('data', (text: string) => {
          resolve((JSON.parse(text) as { link: string }).link);
        });
      });
      outgoing.on('error', reject);
      outgoing.end(JSON.stringify({ reason: 'By voice' }));
    });
    expect(new URL(link).origin).toBe(server.url);
  });

  it('A23 200 sign-ins at once: at most some wait, the rest is told so, and people at work notice nothing', async () => {
    const { client } = await person('a23');
    const flood = Array.from({ length: 200 }, (_, at) => tryAs(`flood-${at}`, 'wrong'));
    const waits: number[] = [];
    const state = { isOver: false };
    const done = Promise.all(flood).finally(() => (state.isOver = true));
    while (!state.isOver) {
      const begun = performance.now();
      expect((await client.sessions.current()).status).toBe(200);
      waits.push(performance.now() - begun);
    }
    const statuses = (await done).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([401, 503]));
    expect(statuses.filter((status) => status === 503).length).toBeGreaterThan(50);
    expect(median(waits)).toBeLessThan(250);
  }, 120_000);

  it('A25 without the notice acknowledged, the sign-in opens nothing: every other route answers 403', async () => {
    await person('a25');
    const visitor = new ApiClient(server.url);
    const begun = await expecting(201, visitor.signingIn.begin('a25', TEST_PASSWORD));
    expect(begun.remaining).toContain('notice');
    for (const path of ['sessions/current', 'people', 'clips', 'audit-trail/entries']) {
      const answer = await visitor.http.get(`/api/v1/${path}`);
      expect(answer).toMatchObject({ status: 403, body: { code: 'sign-in.unfinished' } });
    }
    const wrong = await visitor.signingIn.acknowledge('0'.repeat(64));
    expect(wrong).toMatchObject({ status: 409, body: { code: 'sign-in.other-notice' } });
    const bearer = await new ApiClient(server.url).http.post<{ signInToken: string }>(
      '/api/v1/sign-in',
      { username: 'a25', password: TEST_PASSWORD, bearer: true },
    );
    const withToken = await new ApiClient(server.url).http.request('GET', '/api/v1/people', {
      headers: { authorization: `Bearer ${bearer.body.signInToken}` },
    });
    expect(withToken).toMatchObject({ status: 403, body: { code: 'sign-in.unfinished' } });
  });
});

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
