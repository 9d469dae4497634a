import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { AppModule } from '../../src/app.module.js';
import { SettableClock } from '../../src/platform/clock/clock.js';
import { readSettings } from '../../src/platform/config/settings.js';
import { prepareJobSchema } from '../../src/platform/jobs/jobs.js';
import { createEmptyDatabase, dropTestDatabase } from './database.js';

export interface TestApplication {
  /** All features, wired as in production, without HTTP and without running jobs. */
  readonly context: INestApplicationContext;
  readonly dataSource: DataSource;
  /** Stands still until it is set. */
  readonly clock: SettableClock;
  readonly dataDirectory: string;
  readonly databaseUrl: string;
  stop(): Promise<void>;
}

/** The application on a database of its own; `stop()` it in `afterAll`. */
export async function startApplication(
  options: { now?: Date; takesJobs?: boolean; env?: Readonly<Record<string, string>> } = {},
): Promise<TestApplication> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'plumbline-'));
  const databaseUrl = await createEmptyDatabase();
  await prepareJobSchema(databaseUrl);
  const clock = new SettableClock(options.now ?? new Date('2026-11-20T12:00:00Z'));
  const settings = readSettings({
    DATA_DIRECTORY: dataDirectory,
    DATABASE_POOL_SIZE: '8',
    LOG_LEVEL: 'error',
    ...options.env,
  });
  const { takesJobs = false } = options;
  const context = await NestFactory.createApplicationContext(
    AppModule.with({ settings, databaseUrl, takesJobs, clock }),
    { logger: ['error'], abortOnError: false },
  );
  return {
    context,
    dataSource: context.get(DataSource),
    clock,
    dataDirectory,
    databaseUrl,
    stop: async () => {
      await context.close();
      await dropTestDatabase(databaseUrl);
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}
