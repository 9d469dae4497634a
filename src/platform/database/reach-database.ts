import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import type { Settings } from '../config/settings.js';
import { dataSourceOptions } from './data-source.js';
import { clusterPassword, hasCluster, SUPERUSER } from './embedded/cluster.js';
import { startEmbeddedPostgres } from './embedded-postgres.js';
import { Transactions } from './transactions.js';

export interface ReachedDatabase {
  readonly url: string;
  /** Stops what was started to reach it. */
  readonly close: () => Promise<void>;
}

/**
 * The installation's database, with its owner's login, for a command beside the server, or without
 * it. Makes none: a command that found an empty folder would work on an installation of its own.
 */
export async function reachDatabase(settings: Settings): Promise<ReachedDatabase> {
  const url = settings.database.ownerUrl ?? settings.database.url;
  if (url !== null) return { url, close: () => Promise.resolve() };
  const running = await runningEmbedded(settings.dataDirectory);
  if (running !== null) return { url: running, close: () => Promise.resolve() };
  const { dataDirectory } = settings;
  if (!(await hasCluster(dataDirectory))) {
    throw new Error(
      `${dataDirectory} holds no database of Plumbline. Set DATA_DIRECTORY (or DATABASE_URL) as the ` +
        'server has it; a new installation gets its database when the server first starts.',
    );
  }
  const embedded = await startEmbeddedPostgres({ dataDirectory, log: () => undefined });
  return { url: embedded.url, close: embedded.stop };
}

/** Runs `work` with the rights of the login itself, the owner of the tables. */
export async function asOwner<T>(
  url: string,
  work: (transactions: Transactions) => Promise<T>,
): Promise<T> {
  const plan = { url, poolSize: 2, role: null };
  const dataSource = new DataSource(dataSourceOptions({ entities: [], migrations: [] }, plan));
  await dataSource.initialize();
  try {
    return await work(new Transactions(dataSource));
  } finally {
    await dataSource.destroy();
  }
}

/** The address at which a server has PostgreSQL running; null where none has, or it is ending. */
async function runningEmbedded(dataDirectory: string): Promise<string | null> {
  const state = join(dataDirectory, 'postgres', 'postmaster.pid');
  // PostgreSQL's own file: its process, folder, start and, on the fourth line, port.
  const port = (await readFile(state, 'utf8').catch(() => '')).split('\n')[3];
  if (port === undefined || !/^\d+$/.test(port)) return null;
  const password = await clusterPassword(dataDirectory);
  const url = `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/plumbline`;
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  const answers = await client.connect().then(
    () => true,
    () => false,
  );
  await client.end().catch(() => undefined);
  return answers ? url : null;
}
