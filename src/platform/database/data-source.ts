import { DataSource, type DataSourceOptions, type EntityTarget, type MixedList } from 'typeorm';
import { SnakeCaseNaming } from './naming-strategy.js';

/** What the features bring to the database: listed once, in `src/schema.ts`. */
export interface Schema {
  readonly entities: EntityTarget<object>[];
  readonly migrations: NonNullable<DataSourceOptions['migrations']>;
  /** Statements that may be repeated, run after the migrations with the same rights. */
  readonly afterMigrating: readonly string[];
}

/** The role that answers people: it may not alter the schema, nor change or read what it must not. */
export const APPLICATION_ROLE = 'plumbline_app';

export interface ConnectionPlan {
  readonly url: string;
  readonly poolSize: number;
  /** A role to take on at connect; without it the login's own rights hold (migrations). */
  readonly role: string | null;
}

/**
 * An act that waits longer for one lock of somebody else is refused (503, try again; a job comes
 * back): its person is waiting too. Only waiting counts, so a draw over many clips runs as long as
 * it needs. The sequencer, migrations and commands at the machine wait as long as it takes.
 */
const LOCK_PATIENCE = '10s';

/** TypeORM options for one pool. `synchronize` is off everywhere: migrations are the only way. */
export function dataSourceOptions(
  schema: Pick<Schema, 'entities' | 'migrations'>,
  plan: ConnectionPlan,
): DataSourceOptions {
  return {
    type: 'postgres',
    url: plan.url,
    entities: schema.entities as MixedList<string>,
    migrations: schema.migrations,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeCaseNaming(),
    synchronize: false,
    logging: false,
    applicationName: 'plumbline',
    poolSize: plan.poolSize,
    connectTimeoutMS: 10_000,
    extra:
      plan.role === null
        ? {}
        : { options: `-c role=${plan.role} -c lock_timeout=${LOCK_PATIENCE}` },
  };
}

/** Two servers starting at once must not both migrate. An arbitrary, fixed number. */
const MIGRATION_LOCK = 7_586_402;

/** Brings the database at `url` to the newest schema; safe to run from several processes. */
export async function migrate(schema: Schema, url: string): Promise<string[]> {
  const dataSource = new DataSource(dataSourceOptions(schema, { url, poolSize: 2, role: null }));
  await dataSource.initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const ran = await dataSource.runMigrations();
    for (const statement of schema.afterMigrating) await lock.query(statement);
    await lock.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    return ran.map((migration) => migration.name);
  } finally {
    await lock.release();
    await dataSource.destroy();
  }
}
