import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DataSource } from 'typeorm';
import { AppModule } from '../../src/app.module.js';
import { IdentityDirectory } from '../../src/identity/identity.public.js';
import type { Clock } from '../../src/platform/clock/clock.js';
import { readSettings } from '../../src/platform/config/settings.js';
import { configureHttp } from '../../src/platform/http/configure-http.js';
import { prepareJobSchema } from '../../src/platform/jobs/jobs.js';
import { ApiClient } from './api-client/api-client.js';
import { createEmptyDatabase, dropTestDatabase } from './database.js';
import { TEST_PASSWORD } from './people.js';

export interface HttpApplication {
  readonly context: NestExpressApplication;
  readonly dataSource: DataSource;
  readonly url: string;
  readonly dataDirectory: string;
  /** The owner's address. */
  readonly databaseUrl: string;
  /** Signed in as the first administrator, with the agency set up. */
  readonly administrator: ApiClient;
  stop(): Promise<void>;
}

/** The application inside this process, listening, for tests that speak HTTP and look inside too. */
export async function startHttpApplication(
  options: {
    takesJobs?: boolean;
    env?: Record<string, string>;
    clock?: Clock;
    /** What was in the database before the application came, by the owner's address. */
    before?: (databaseUrl: string) => Promise<void>;
  } = {},
): Promise<HttpApplication> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'plumbline-'));
  const databaseUrl = await createEmptyDatabase();
  await prepareJobSchema(databaseUrl);
  await options.before?.(databaseUrl);
  const settings = readSettings({
    DATA_DIRECTORY: dataDirectory,
    DATABASE_POOL_SIZE: '8',
    LOG_LEVEL: 'error',
    ...options.env,
  });
  const { takesJobs = true, clock } = options;
  const context = await NestFactory.create<NestExpressApplication>(
    AppModule.with({ settings, databaseUrl, takesJobs, clock }),
    { logger: ['error'], abortOnError: false, bodyParser: false },
  );
  // The address that browsers use has to be the one that is listened on.
  configureHttp(context, join(dataDirectory, 'no-console'));
  await context.listen(0, '127.0.0.1');
  const { port } = context.getHttpServer().address() as AddressInfo;
  settings.http.publicUrl = `http://127.0.0.1:${port}`;
  const { publicUrl: url } = settings.http;
  return {
    context,
    dataSource: context.get(DataSource),
    url,
    dataDirectory,
    databaseUrl,
    administrator: await setUp(context, url),
    stop: async () => {
      await context.close();
      await dropTestDatabase(databaseUrl);
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}

async function setUp(context: NestExpressApplication, url: string): Promise<ApiClient> {
  const token = await context.get(IdentityDirectory).issueSetupLink();
  if (token === null) throw new Error('A new installation has a setup link');
  const client = new ApiClient(url);
  const person = { displayName: 'Ada Admin', username: 'ada', password: TEST_PASSWORD };
  const agency = { agencyName: 'Test agency', timeZone: 'America/Chicago' };
  const answer = await client.people.setUp({ token, ...agency, ...person });
  if (answer.status >= 300) throw new Error(`Setup failed: ${answer.bytes.toString()}`);
  return client.signIn(person.username, person.password);
}
