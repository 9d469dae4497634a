import { Logger } from '@nestjs/common';
import { mkdirSync } from 'node:fs';
import type { Settings } from './platform/config/settings.js';
import { migrate } from './platform/database/data-source.js';
import { startEmbeddedPostgres } from './platform/database/embedded-postgres.js';
import { prepareJobSchema } from './platform/jobs/jobs.js';
import { schema } from './schema.js';

export interface Installation {
  readonly databaseUrl: string;
  /** Stops what this process started. */
  readonly close: () => Promise<void>;
}

/** Gets the database running and its schema up to date, before anything else starts. */
export async function openInstallation(settings: Settings): Promise<Installation> {
  const logger = new Logger('Installation');
  mkdirSync(settings.dataDirectory, { recursive: true, mode: 0o700 });
  const database = await startDatabase(settings, logger);
  try {
    const ran = await migrate(schema, database.databaseUrl);
    if (ran.length > 0) logger.log(`Database schema brought up to date: ${ran.length} steps`);
    await prepareJobSchema(database.databaseUrl);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function startDatabase({ database, dataDirectory }: Settings, logger: Logger) {
  if (database.url !== null) {
    return { databaseUrl: database.url, close: () => Promise.resolve() };
  }
  const embedded = await startEmbeddedPostgres({ dataDirectory, log: (line) => logger.log(line) });
  return { databaseUrl: embedded.url, close: embedded.stop };
}
