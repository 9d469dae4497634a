import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createSmallAgency, type SmallAgency } from '../support/agency.js';
import { ApiClient } from '../support/api-client/api-client.js';
import { expecting } from '../support/api-client/http.js';
import { type BuiltServer, startBuiltServer } from '../support/built-server.js';
import { eventually } from '../support/eventually.js';
import { setUpAgency, TEST_PASSWORD } from '../support/people.js';
import { tokenOf } from '../support/session-forger.js';
import { makeSyntheticMedia } from '../support/synthetic-media.js';
import { untilSettled, uploadClip } from '../support/upload-clip.js';

const root = join(__dirname, '..', '..');

/** What a server that must not start says. */
async function refusalOf(env: Record<string, string>): Promise<string> {
  const child = spawn(process.execPath, ['dist/main.js'], {
    cwd: root,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = (await once(child, 'exit')) as [number];
  expect(code).toBeGreaterThan(0);
  return (await said).join('');
}

/** What comes back for bytes that are no request at all, or not one of ours. */
async function rawAnswer(server: BuiltServer, bytes: string): Promise<string> {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  socket.write(bytes);
  return text(socket);
}

describe('the configuration under attack', () => {
  let server: BuiltServer;
  let administrator: ApiClient;
  let agency: SmallAgency;
  let folder: string;
  let clipId: string;

  beforeAll(async () => {
    server = await startBuiltServer();
    administrator = await setUpAgency(server);
    agency = await createSmallAgency(administrator);
    folder = await mkdtemp(join(tmpdir(), 'configuration-'));
    const path = await makeSyntheticMedia(folder, { name: 'clip.mp4', seconds: 2 });
    const recordedAt = new Date(Date.now() - 1_800_000).toISOString();
    clipId = await uploadClip(agency.records, path, { recordedAt });
    await untilSettled(agency.records, clipId);
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
    await server.stop();
  });

  describe('J01 the server does not start', () => {
    it.each([
      ['DATABASE_URL', { DATABASE_URL: 'postgres://plumbline:postgres@db.invalid/plumbline' }],
      [
        'S3_SECRET_ACCESS_KEY',
        { S3_BUCKET: 'b', S3_ACCESS_KEY_ID: 'k', S3_SECRET_ACCESS_KEY: 'x' },
      ],
      ['S3_SECRET_ACCESS_KEY', { S3_BUCKET: 'b', S3_ACCESS_KEY_ID: 'k' }],
      ['ALERT_WEBHOOK_SECRET', { ALERT_WEBHOOK_URL: 'https://a.gov' }],
      ['ALERT_WEBHOOK_SECRET', { ALERT_WEBHOOK_URL: 'https://a.gov', ALERT_WEBHOOK_SECRET: 'abc' }],
      ['PUBLIC_URL', { PUBLIC_URL: 'http://plumbline.example.gov' }],
    ])('with a weak or missing %s, and names it', async (name, env) => {
      expect(await refusalOf({ DATA_DIRECTORY: folder, ...env })).toContain(name);
    });

    it('with keys of sessions that are too short or none at all', async () => {
      const data = await mkdtemp(join(tmpdir(), 'weak-keys-'));
      await mkdir(join(data, 'keys'), { mode: 0o700 });
      const path = join(data, 'keys', 'session-keys.json');
      const env = { DATA_DIRECTORY: data, DATABASE_URL: server.databaseUrl, PORT: '0' };
      const key = { kid: '0123456789abcdef', madeAt: '2026-11-20T12:00:00.000Z' };
      for (const keys of [[], [{ ...key, secret: 'c2hvcnQ' }], [{ ...key, secret: '' }], 'none']) {
        await writeFile(path, JSON.stringify({ keys }), { mode: 0o600 });
        const said = await refusalOf(env);
        expect(said).toContain('session-keys.json');
        expect(said).not.toContain('c2hvcnQ');
      }
      await rm(data, { recursive: true });
    });
  });

  it('J12 refuses keys that others may read, file and folder', async () => {
    const data = await mkdtemp(join(tmpdir(), 'open-keys-'));
    const env = { DATA_DIRECTORY: data, DATABASE_URL: server.databaseUrl, PORT: '0' };
    const keys = join(data, 'keys');
    await mkdir(keys, { mode: 0o755 });
    await chmod(keys, 0o755);
    expect(await refusalOf(env)).toMatch(/the folder keys.*0700/);
    await chmod(keys, 0o700);
    const file = join(keys, 'session-keys.json');
    await writeFile(file, '{}');
    for (const mode of [0o640, 0o604, 0o660]) {
      await chmod(file, mode);
      expect(await refusalOf(env)).toMatch(/the file session-keys\.json.*0600/);
    }
    await rm(data, { recursive: true });
  });

  it('J12 leaves nothing in its data directory that anybody else may read', async () => {
    const names = await readdir(server.dataDirectory, { recursive: true });
    expect(names.length).toBeGreaterThan(5);
    const open: string[] = [];
    for (const name of ['', ...names]) {
      const found = await stat(join(server.dataDirectory, name)).catch(() => null);
      if (found !== null && (found.mode & 0o077) !== 0) open.push(name);
    }
    expect(open).toEqual([]);
  });

  it('J14 the server does not start with a switch that makes it fail on demand', async () => {
    const said = await refusalOf({ DATA_DIRECTORY: folder, FAILPOINTS: 'on' });
    expect(said).toContain('FAILPOINTS');
  });

  it('J07 sends every protective header with every class of answer', async () => {
    const { records } = agency;
    const playback = await expecting(201, records.clips.openPlayback(clipId, 'training'));
    const asset = /\/assets\/[\w.-]+\.js/.exec(await (await fetch(server.url)).text())?.[0] ?? '';
    const cookie = { cookie: `__Host-plumbline=${tokenOf(records)}` };
    const json = { 'content-type': 'application/json', origin: server.url };
    const media = `/api/v1/playbacks/${playback.id}/media`;
    const asked: [string, number, RequestInit, boolean][] = [
      ['/health/live', 200, {}, true],
      ['/api/v1/clips', 200, { headers: cookie }, true],
      [media, 200, { headers: cookie }, true],
      [media, 206, { headers: { ...cookie, range: 'bytes=0-9' } }, true],
      [media, 416, { headers: { ...cookie, range: 'bytes=99999999-' } }, true],
      ['/api/v1/sessions/current', 401, {}, true],
      ['/api/v1/people', 403, { headers: cookie }, true],
      ['/api/v1/none', 404, {}, true],
      ['/assets/none.js', 404, {}, true],
      ['/', 404, { method: 'POST' }, true],
      ['/api/v1/clips', 400, { method: 'POST', headers: { ...cookie, ...json }, body: '{' }, true],
      ['/api/v1/people', 405, { method: 'PROPFIND' }, true],
      ['/', 200, {}, false],
      ['/people/somebody', 200, {}, false],
      [asset, 200, {}, false],
    ];
    for (const [path, status, init, isNeverKept] of asked) {
      const answer = await fetch(server.url + path, { ...init, redirect: 'manual' });
      await answer.arrayBuffer();
      expect([path, answer.status]).toEqual([path, status]);
      expect([path, missingHeaders(answer.headers, isNeverKept)]).toEqual([path, []]);
    }
  });

  it('J07 sends them too with what is no request at all', async () => {
    for (const [bytes, status] of [
      ['nonsense\r\n\r\n', 400],
      [`GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    ] as const) {
      const answer = await rawAnswer(server, bytes);
      expect(answer.startsWith(`HTTP/1.1 ${status} `)).toBe(true);
      expect(missingHeaders(headersIn(answer), true)).toEqual([]);
    }
  });

  it.each(['TRACE', 'TRACK', 'PROPFIND', 'MKCOL', 'COPY', 'MOVE', 'LOCK', 'SEARCH', 'PURGE'])(
    'J08 answers no %s, wherever it is sent',
    async (method) => {
      for (const path of ['/', '/api/v1/people', '/assets/x', '/health/live']) {
        const host = 'Host: localhost\r\nConnection: close';
        const answer = await rawAnswer(server, `${method} ${path} HTTP/1.1\r\n${host}\r\n\r\n`);
        // What Node does not know as a method it does not take for a request.
        expect(answer).toMatch(method === 'TRACK' ? /^HTTP\/1\.1 400 / : /^HTTP\/1\.1 405 /);
        expect(answer).not.toContain('Connection: close\r\n\r\nHost');
      }
    },
  );

  it('J08 is no tunnel', async () => {
    const answer = await rawAnswer(server, 'CONNECT example.com:443 HTTP/1.1\r\nHost: a\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 405 /);
  });

  it.each([
    '/docs',
    '/api',
    '/api-json',
    '/api/docs',
    '/api/v1',
    '/api/v1/openapi.json',
    '/swagger',
    '/metrics',
    '/health',
    '/health/details',
    '/.env',
    '/.git/config',
    '/package.json',
    '/assets/../../package.json',
    '/main.js',
    '/server.js',
  ])('J09 shows nothing of what is inside at %s', async (path) => {
    const answer = await rawAnswer(
      server,
      `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
    );
    const [, body = ''] = answer.split('\r\n\r\n');
    const isConsole = body.includes('<div id="root">');
    expect(isConsole || /^HTTP\/1\.1 (404|401) /.test(answer)).toBe(true);
    expect(answer).not.toMatch(/"openapi"|swagger-ui|process_cpu|"dependencies"|DATABASE_/);
  });

  it('J09 liveness and readiness say one word', async () => {
    for (const path of ['/health/live', '/health/ready']) {
      expect(await (await fetch(server.url + path)).text()).toBe('{"status":"ok"}');
    }
  });

  it('J02 shows no secret in the process list, logs, error pages, documents and built files', async () => {
    const file = join(server.dataDirectory, 'keys', 'session-keys.json');
    const { keys } = JSON.parse(await readFile(file, 'utf8')) as { keys: { secret: string }[] };
    const secrets = [TEST_PASSWORD, tokenOf(administrator), ...keys.map(({ secret }) => secret)];
    const { password } = new URL(server.databaseUrl);
    if (password !== '') secrets.push(password);

    const failing = await administrator.http.request('POST', '/api/v1/people', {
      bytes: Buffer.from('{"username":'),
      headers: { 'content-type': 'application/json' },
    });
    const said = {
      processes: await readFile(`/proc/${server.pid}/cmdline`, 'utf8'),
      log: server.log().replace(/token=[\w-]+/, ''),
      error: failing.bytes.toString(),
      api: await readFile(join(root, 'docs', 'openapi.json'), 'utf8'),
    };
    for (const [where, what] of Object.entries(said)) {
      for (const secret of secrets) expect([where, what.includes(secret)]).toEqual([where, false]);
    }
    expect(said.error).not.toMatch(/at .*\.js|node_modules|\/dist\//);
    const built = await readdir(join(root, 'dist', 'console'), { recursive: true });
    expect(built.filter((name) => name.endsWith('.map'))).toEqual([]);
  });

  it('D16 makes the browser forget at sign-out', async () => {
    const client = await new ApiClient(server.url).signIn('ada', TEST_PASSWORD);
    const answer = await client.sessions.signOut();
    expect(answer.headers.get('clear-site-data')).toBe('"cache", "storage"');
    await eventually(async () => expect((await client.sessions.current()).status).toBe(401), 2_000);
  });
});

const EXPECTED: readonly (readonly [string, RegExp])[] = [
  ['content-security-policy', /default-src '(self|none)'/],
  ['cross-origin-opener-policy', /^same-origin$/],
  ['cross-origin-resource-policy', /^same-origin$/],
  ['referrer-policy', /^no-referrer$/],
  ['strict-transport-security', /max-age=31536000/],
  ['x-content-type-options', /^nosniff$/],
  ['x-frame-options', /^DENY$/],
];

function missingHeaders(headers: Headers, isNeverKept: boolean): string[] {
  const missing = EXPECTED.filter(([name, value]) => !value.test(headers.get(name) ?? ''));
  const names = missing.map(([name]) => name);
  if (isNeverKept && !headers.get('cache-control')?.includes('no-store')) names.push('no-store');
  if (headers.has('x-powered-by')) names.push('x-powered-by');
  return names;
}

function headersIn(answer: string): Headers {
  const [head = ''] = answer.split('\r\n\r\n');
  const lines = head.split('\r\n').slice(1);
  return new Headers(lines.map((line) => line.split(': ') as [string, string]));
}
