import { Logger } from '@nestjs/common';
import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { type Settings, SettingsError } from './platform/config/settings.js';
import { APPLICATION_ROLE, migrate } from './platform/database/data-source.js';
import type { DatabaseAddresses } from './platform/database/database.module.js';
import { startEmbeddedPostgres } from './platform/database/embedded-postgres.js';
import { ensureLogins } from './platform/database/embedded/logins.js';
import { prepareJobSchema } from './platform/jobs/jobs.js';
import { schema } from './schema.js';

export interface Installation extends DatabaseAddresses {
  /** Stops what this process started. */
  readonly close: () => Promise<void>;
}

/** A running database: who owns it, and how to get the others' addresses once it is migrated. */
interface RunningDatabase {
  readonly ownerUrl: string;
  readonly addresses: () => Promise<DatabaseAddresses>;
  readonly close: () => Promise<void>;
}

/** Gets the database running and its schema up to date, before anything else starts. */
export async function openInstallation(settings: Settings): Promise<Installation> {
  const logger = new Logger('Installation');
  makePrivateFolder(settings.dataDirectory, logger);
  const database = await startDatabase(settings, logger);
  try {
    const ran = await migrate(schema, database.ownerUrl);
    if (ran.length > 0) logger.log(`Database schema brought up to date: ${ran.length} steps`);
    await prepareJobSchema(database.ownerUrl);
    return { ...(await database.addresses()), close: database.close };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/**
 * Footage lies in there, so nobody else looks in.
 * @throws SettingsError where others may, and the folder is not ours to close
 */
function makePrivateFolder(folder: string, logger: Logger): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if ((statSync(folder).mode & 0o077) === 0) return;
  try {
    chmodSync(folder, 0o700);
  } catch {
    throw new SettingsError('Others may look into DATA_DIRECTORY. Set its mode to 0700.');
  }
  logger.log('Closed the data directory to others: it had been open to them.');
}

async function startDatabase(settings: Settings, logger: Logger): Promise<RunningDatabase> {
  const { database, dataDirectory } = settings;
  if (database.url !== null) {
    const { url, ownerUrl, sequencerUrl } = database;
    return {
      ownerUrl: ownerUrl ?? url,
      addresses: () => Promise.resolve({ databaseUrl: url, sequencerUrl: sequencerUrl ?? url }),
      close: () => Promise.resolve(),
    };
  }
  const { url: ownerUrl, stop } = await startEmbeddedPostgres({
    dataDirectory,
    log: (line) => logger.log(line),
  });
  const addresses = async () => {
    const login = await ensureLogins(ownerUrl, dataDirectory, [
      APPLICATION_ROLE,
      'plumbline_sequencer',
      'plumbline_auditor',
    ]);
    return { databaseUrl: login[APPLICATION_ROLE], sequencerUrl: login.plumbline_sequencer };
  };
  return { ownerUrl, addresses, close: stop };
}
