import { mkdir } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { accountFor } from './embedded/account.js';
import { findBinaries } from './embedded/binaries.js';
import { clusterPassword, ensureCluster, SUPERUSER } from './embedded/cluster.js';
import { awaitFreeCluster, type Postmaster, startPostmaster } from './embedded/postmaster.js';

export interface EmbeddedPostgres {
  /** Address of the `plumbline` database, password included: never log it. */
  readonly url: string;
  /** Stops the server cleanly; nothing may use the database any more. */
  readonly stop: () => Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** The cluster is its `postgres` folder, the password lies under its `keys`. */
  readonly dataDirectory: string;
  readonly log: (line: string) => void;
  /** Server settings beyond ours, for tests. */
  readonly settings?: Readonly<Record<string, string | number>>;
}

const DATABASE = 'plumbline';

/** Sized for a small agency on two cores beside the rest of Plumbline. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  password_encryption: 'scram-sha-256',
  max_connections: 80,
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB',
  wal_compression: 'on',
  random_page_cost: 1.1,
  jit: 'off',
  max_parallel_workers_per_gather: 1,
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
  // A refused row's values would end in the log file: names, reasons, times.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
};

/**
 * Starts the PostgreSQL that comes with the packages, making its cluster at first use. It listens
 * on the loopback address alone, on a port that is free at the moment.
 * @throws if another process uses the same data directory, or if no user but root is at hand.
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const { dataDirectory, log } = options;
  await mkdir(join(dataDirectory, 'logs'), { recursive: true, mode: 0o700 });
  const binaries = findBinaries();
  const folder = join(dataDirectory, 'postgres');
  await awaitFreeCluster(folder);
  const account = await accountFor(folder);
  const password = await clusterPassword(dataDirectory);
  const cluster = await ensureCluster(dataDirectory, password, account, binaries);
  const { postmaster, port } = await startOnFreePort((settings) =>
    startPostmaster({
      cluster,
      logFile: join(dataDirectory, 'logs', 'postgres.log'),
      program: binaries.postgres,
      account,
      settings: { ...SETTINGS, ...options.settings, ...settings },
      log,
    }),
  );
  const address = `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}`;
  try {
    await ensureDatabase(`${address}/postgres`);
  } catch (error) {
    await postmaster.stop();
    throw error;
  }
  return { url: `${address}/${DATABASE}`, stop: () => postmaster.stop() };
}

/** What passes with a little time: a port taken meanwhile, the rest of a killed server ending. */
const PASSING_TROUBLE =
  /could not bind|could not create any TCP|pre-existing shared memory|"postmaster.pid" already exists/;
const ATTEMPTS = 10;

async function startOnFreePort(
  start: (settings: { port: number }) => Promise<Postmaster>,
): Promise<{ postmaster: Postmaster; port: number }> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    try {
      return { postmaster: await start({ port }), port };
    } catch (error) {
      const passes = error instanceof Error && PASSING_TROUBLE.test(error.message);
      if (!passes || attempt === ATTEMPTS) throw error;
      await pause(300);
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function ensureDatabase(maintenanceUrl: string): Promise<void> {
  const client = new Client({ connectionString: maintenanceUrl });
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}
