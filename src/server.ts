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
import { withinDeadline } from './platform/within-deadline.js';

/** Starts this process: answering requests and running jobs, or running jobs alone. */
export async function runServer(options: { takesRequests: boolean }): Promise<void> {
  // Whatever this process writes is for its own account alone.
  process.umask(0o077);
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

/** Jobs hand their work back within ten seconds; what takes longer than this hangs. */
const LONGEST_STOP_MS = 25_000;

/**
 * Ends in any case: a connection that died with the database may never be given back, and whoever
 * stops a server must not wait for it. What was acknowledged is committed, and jobs come back.
 */
function stopOnSignal(app: NestExpressApplication, installation: Installation): void {
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    let exitCode = 0;
    const late = 'Not everything could be closed in time; what was acknowledged is kept.';
    await withinDeadline(app.close(), LONGEST_STOP_MS, late).catch((error: unknown) => {
      new Logger('Plumbline').error(error instanceof Error ? error.message : error, 'Stop');
      exitCode = 1;
    });
    await installation.close().catch(() => undefined);
    process.exit(exitCode);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
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
