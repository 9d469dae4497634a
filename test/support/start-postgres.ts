import { mkdtemp } from 'node:fs/promises';
import { registerHooks } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Jest maps `./x.js` to `./x.ts` in tests but not here, where Node itself resolves.
registerHooks({
  resolve: (specifier, context, next) => {
    try {
      return next(specifier, context);
    } catch (error) {
      if (!/^\.{1,2}\/.*\.js$/.test(specifier)) throw error;
      return next(specifier.replace(/\.js$/, '.ts'), context);
    }
  },
});

/**
 * One PostgreSQL for the whole run; each suite makes a database of its own in it. To test with
 * another version, give the address of one that may be written in: TEST_POSTGRES_URL.
 */
export default async function startPostgres(): Promise<void> {
  if (process.env.TEST_POSTGRES_URL !== undefined) return;
  const { startEmbeddedPostgres } =
    await import('../../src/platform/database/embedded-postgres.js');
  const dataDirectory = await mkdtemp(join(tmpdir(), 'plumbline-test-'));
  const postgres = await startEmbeddedPostgres({
    dataDirectory,
    log: (line) => console.log(line),
    // Test databases are thrown away: nothing is lost by not waiting for the disk.
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      max_connections: 300,
    },
  });
  process.env.TEST_POSTGRES_URL = postgres.url;
  Object.assign(globalThis, { stopTestPostgres: postgres.stop, testDataDirectory: dataDirectory });
}
