import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

/** What the built command says to somebody whose settings lead nowhere. */
async function complaintOf(command: string, env: Record<string, string>): Promise<string> {
  const run = promisify(execFile)(process.execPath, ['dist/cli.js', 'trail', command], {
    env: { ...env, PATH: process.env['PATH'] ?? '' },
  });
  const failed = await run.then(
    () => null,
    (error: unknown) => error as { code: number; stderr: string },
  );
  expect(failed?.code).toBe(1);
  return failed?.stderr ?? '';
}

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-empty-'));
  folders.push(folder);
  return folder;
}

describe('A command for the trail', () => {
  it.each(['status', 'rotate-key', 'retire-key'])(
    'says what to do in an empty data directory, and leaves it empty: %s',
    async (command) => {
      const folder = await emptyFolder();
      const said = await complaintOf(command, { DATA_DIRECTORY: folder });
      expect(said).toContain(`${folder} holds no database of Plumbline. Set DATA_DIRECTORY`);
      expect(await readdir(folder)).toEqual([]);
    },
  );

  it('says what to do with a database that no server has started on', async () => {
    const address = new URL(process.env['TEST_POSTGRES_URL'] ?? '');
    const client = new Client({ connectionString: address.href });
    await client.connect();
    await client.query('CREATE DATABASE test_never_started');
    address.pathname = '/test_never_started';
    try {
      const env = { DATA_DIRECTORY: await emptyFolder(), DATABASE_URL: address.href };
      expect(await complaintOf('status', env)).toMatch(/^The database holds no audit trail yet/);
    } finally {
      await client.query('DROP DATABASE test_never_started WITH (FORCE)');
      await client.end();
    }
  });
});
