import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.js';

const silent = { log: () => undefined };
const built = join(__dirname, '..', '..', 'dist', 'platform', 'database', 'embedded-postgres.js');

/** A process that starts the database, says where it is, and stays. */
const OWNER = `
  const { startEmbeddedPostgres } = await import(process.argv[1]);
  const { url } = await startEmbeddedPostgres({ dataDirectory: process.argv[2], log: () => {} });
  process.stdout.write(url);
  setInterval(() => {}, 1000);`;

describe('the embedded database', () => {
  let dataDirectory: string;
  let owner: ChildProcess | null = null;

  beforeEach(async () => {
    dataDirectory = await mkdtemp(join(tmpdir(), 'plumbline-embedded-'));
  });
  afterEach(async () => {
    owner?.kill('SIGKILL');
    owner = null;
    await untilFree();
    await rm(dataDirectory, { recursive: true, force: true });
  });

  it('is not run by root, keeps its password to itself, and checks its pages', async () => {
    const { url, stop } = await startEmbeddedPostgres({ dataDirectory, ...silent });
    expect((await stat(join(dataDirectory, 'postgres'))).uid).not.toBe(0);
    expect((await stat(join(dataDirectory, 'keys', 'postgres.password'))).mode & 0o777).toBe(0o600);
    const [row] = await ask(url, `SHOW data_checksums`);
    expect(row).toEqual({ data_checksums: 'on' });
    await stop();
  });

  it('keeps what was committed, through a clean stop and a new start', async () => {
    const first = await startEmbeddedPostgres({ dataDirectory, ...silent });
    await ask(first.url, 'CREATE TABLE kept AS SELECT 1 AS one');
    await first.stop();
    const second = await startEmbeddedPostgres({ dataDirectory, ...silent });
    expect(await ask(second.url, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
    await second.stop();
  });

  it('stops when the process that started it is killed, and recovers at the next start', async () => {
    const url = await startOwner();
    await ask(url, 'CREATE TABLE kept AS SELECT 1 AS one');
    owner?.kill('SIGKILL');
    const next = await startEmbeddedPostgres({ dataDirectory, ...silent });
    expect(await ask(next.url, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
    await next.stop();
  });

  it('recovers after it was killed itself together with its owner', async () => {
    const url = await startOwner();
    await ask(url, 'CREATE TABLE kept AS SELECT 1 AS one');
    process.kill(await serverPid(), 'SIGKILL');
    owner?.kill('SIGKILL');
    const next = await startEmbeddedPostgres({ dataDirectory, ...silent });
    expect(await ask(next.url, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
    await next.stop();
  });

  it('refuses a second process on the same folder, and says which is the first', async () => {
    await startOwner();
    const second = startEmbeddedPostgres({ dataDirectory, ...silent });
    await expect(second).rejects.toThrow(`PostgreSQL is process ${await serverPid()}`);
  });

  async function startOwner(): Promise<string> {
    const args = ['--input-type=module', '-e', OWNER, pathToFileURL(built).href, dataDirectory];
    owner = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const [url] = (await once(owner.stdout!, 'data')) as [Buffer];
    return url.toString();
  }

  async function serverPid(): Promise<number> {
    const file = join(dataDirectory, 'postgres', 'postmaster.pid');
    return Number((await readFile(file, 'utf8')).split('\n')[0]);
  }

  /** The watchdog stops a server whose owner is gone. */
  async function untilFree(): Promise<void> {
    const file = join(dataDirectory, 'postgres', 'postmaster.pid');
    while ((await stat(file).catch(() => null)) !== null) {
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  async function ask(url: string, sql: string): Promise<unknown[]> {
    const client = new Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query<object>(sql);
    await client.end();
    return rows;
  }
});
