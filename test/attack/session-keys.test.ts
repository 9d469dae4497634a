import { execFile } from 'node:child_process';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { ApiClient } from '../support/api-client/api-client.js';
import { type BuiltServer, startBuiltServer } from '../support/built-server.js';
import { eventually } from '../support/eventually.js';
import { setUpAgency, TEST_PASSWORD } from '../support/people.js';
import { askWith, tokenOf } from '../support/session-forger.js';

interface KeyFile {
  readonly keys: { kid: string; madeAt: string; secret: string }[];
}

describe('keys of sessions', () => {
  let server: BuiltServer;
  let administrator: ApiClient;

  beforeAll(async () => {
    server = await startBuiltServer();
    administrator = await setUpAgency(server);
  });
  afterAll(() => server.stop());

  const path = () => join(server.dataDirectory, 'keys', 'session-keys.json');
  const file = async () => JSON.parse(await readFile(path(), 'utf8')) as KeyFile;
  const kidOf = (client: ApiClient) => {
    const [header = ''] = tokenOf(client).split('.');
    return (JSON.parse(Buffer.from(header, 'base64url').toString()) as { kid: string }).kid;
  };

  it('B06 a token of the key before is good for its lifetime after a rotation, and no longer', async () => {
    const old = tokenOf(administrator);
    const before = await file();
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['dist/cli.js', 'sessions', 'rotate-key'],
      {
        env: {
          PATH: process.env.PATH,
          DATA_DIRECTORY: server.dataDirectory,
          DATABASE_URL: server.databaseUrl,
        },
      },
    );
    expect(stdout).toContain('30 minutes more');
    const after = await file();
    expect(after.keys.map(({ kid }) => kid)).toEqual([after.keys[0]?.kid, before.keys[0]?.kid]);
    expect((await stat(path())).mode & 0o777).toBe(0o600);

    expect((await askWith(server.url, old)).status).toBe(200);
    const client = new ApiClient(server.url);
    await eventually(async () => {
      await client.signIn('ada', TEST_PASSWORD);
      expect(kidOf(client)).toBe(after.keys[0]?.kid);
    }, 5_000);
    expect((await askWith(server.url, old)).status).toBe(200);

    // As if the rotation had been longer ago than a token lives.
    const [newest, ...others] = after.keys;
    const madeAt = new Date(Date.now() - 31 * 60_000).toISOString();
    await writeFile(path(), JSON.stringify({ keys: [{ ...newest, madeAt }, ...others] }));
    await eventually(async () => {
      expect((await askWith(server.url, old)).status).toBe(401);
    }, 5_000);
    expect((await client.sessions.current()).status).toBe(200);
  });

  it('leaves an entry that says who rotated them', async () => {
    const client = new Client({ connectionString: server.databaseUrl });
    await client.connect();
    const { rows } = await client.query(
      `SELECT 1 FROM audit.entry WHERE kind = 'identity.session-key-rotated'`,
    );
    await client.end();
    expect(rows).toHaveLength(1);
  });
});
