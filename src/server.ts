import { join } from 'node:path';
import { ConsoleLogger, Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from './app.module.js';
import { Watchkeeping } from './audit-trail/audit-trail.public.js';
import { loadDemo } from './demo.js';
import { IdentityDirectory } from './identity/identity.public.js';
import { type Installation, openInstallation } from './installation.js';
import { readSettings, type Settings, SettingsError } from './platform/config/settings.js';
import type { DatabaseAddresses } from './platform/database/database.module.js';
import { configureHttp } from './platform/http/configure-http.js';

/** Starts this process: answering requests and running jobs, or running jobs alone. */
export async function runServer(options: { takesRequests: boolean }): Promise<void> {
  const settings = settingsOrExit();
  const logger = new QuietLogger({
    prefix: 'plumbline',
    json: settings.log.format === 'json',
    logLevels: levels(settings.log.level),
  });
  Logger.overrideLogger(logger);
  let installation: Installation | null = null;
  try {
    installation = await openInstallation(settings);
    if (settings.demo) await loadDemo(settings, installation);
    const app = await createApplication(settings, installation);
    app.useLogger(logger);
    stopOnSignal(app, installation);
    if (options.takesRequests) await answerRequests(app, settings);
    else await app.init();
    app.get(Watchkeeping).start();
  } catch (error) {
    logger.error(error instanceof Error ? error.message : error, 'Start');
    await installation?.close();
    process.exit(1);
  }
}

/** The whole application, not yet listening. */
export async function createApplication(
  settings: Settings,
  { databaseUrl, sequencerUrl }: DatabaseAddresses,
): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(
    AppModule.with({ settings, databaseUrl, sequencerUrl, takesJobs: true }),
    { bodyParser: false, abortOnError: false },
  );
  configureHttp(app, join(import.meta.dirname, 'console'));
  return app;
}

async function answerRequests(app: NestExpressApplication, settings: Settings): Promise<void> {
  const logger = new Logger('Plumbline');
  await app.listen(settings.http.port, settings.http.host);
  const { port } = app.getHttpServer().address() as { port: number };
  const address = settings.http.port === 0 ? `http://localhost:${port}` : settings.http.publicUrl;
  logger.log(`Open for business on ${address}`);
  const token = await app.get(IdentityDirectory).issueSetupLink();
  if (token !== null && !settings.demo) {
    logger.log(`Create the first administrator within 24 hours: ${address}/setup?token=${token}`);
  }
}

function stopOnSignal(app: NestExpressApplication, installation: Installation): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    void app
      .close()
      .then(() => installation.close())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
}

function settingsOrExit(): Settings {
  try {
    return readSettings();
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
}

/** Leaves out what Nest says of its own wiring at start: an operator looks for the address. */
class QuietLogger extends ConsoleLogger {
  private static readonly wiring = new Set([
    'InstanceLoader',
    'NestApplication',
    'NestFactory',
    'RouterExplorer',
    'RoutesResolver',
  ]);

  override log(message: unknown, ...rest: unknown[]): void {
    const context = rest.at(-1);
    if (typeof context === 'string' && QuietLogger.wiring.has(context)) return;
    super.log(message, ...rest);
  }
}

type Level = Settings['log']['level'];

function levels(wanted: Level): Level[] {
  const order: Level[] = ['error', 'warn', 'log', 'debug', 'verbose'];
  return order.slice(0, order.indexOf(wanted) + 1);
}
