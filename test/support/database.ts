import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import {
  APPLICATION_ROLE,
  dataSourceOptions,
  migrate,
} from '../../src/platform/database/data-source.js';
import { schemaFromFiles } from './schema.js';

export interface TestDatabase {
  /** The login's own address: the owner of the tables, as migrations use it. */
  readonly url: string;
  /** Connected in the application's role, with the rights that it has in production. */
  readonly dataSource: DataSource;
  /** Closes the data source and removes the database. */
  drop(): Promise<void>;
}

const TEMPLATE = 'plumbline_template';

/** An arbitrary, fixed number: the first suite of a run builds the template, the others wait. */
const TEMPLATE_LOCK = 7_586_401;

/** A migrated, empty database of the suite's own: call it in `beforeAll`, `drop()` in `afterAll`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const url = await createEmptyDatabase();
  const dataSource = new DataSource(
    dataSourceOptions(schemaFromFiles(), {
      url,
      poolSize: 10,
      role: APPLICATION_ROLE,
    }),
  );
  await dataSource.initialize();
  return {
    url,
    dataSource,
    drop: async () => {
      if (dataSource.isInitialized) await dataSource.destroy();
      await dropTestDatabase(url);
    },
  };
}

/** A migrated, empty database for a server that connects by itself; its address. */
export async function createEmptyDatabase(): Promise<string> {
  await ensureTemplate();
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer((client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`));
  return addressOf(name);
}

/** Removes a database of this run, ending whatever is still connected to it. */
export async function dropTestDatabase(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  await onServer((client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
}

async function ensureTemplate(): Promise<void> {
  await onServer(async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [TEMPLATE]);
    if (found.rowCount !== 0) return;
    const workshop = `${TEMPLATE}_new`;
    await client.query(`DROP DATABASE IF EXISTS ${workshop} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${workshop}`);
    await migrate(schemaFromFiles(), addressOf(workshop));
    await client.query(`ALTER DATABASE ${workshop} RENAME TO ${TEMPLATE}`);
  });
}

function addressOf(database: string): string {
  const address = new URL(serverUrl());
  address.pathname = `/${database}`;
  return address.href;
}

function serverUrl(): string {
  const url = process.env.TEST_POSTGRES_URL;
  if (url === undefined) throw new Error('start-postgres.ts has not run: is it in globalSetup?');
  return url;
}

async function onServer<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
