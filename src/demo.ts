import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { DemoAgency } from './demo-agency/demo-agency.public.js';
import { SettableClock } from './platform/clock/clock.js';
import type { DatabaseAddresses } from './platform/database/database.module.js';
import type { Settings } from './platform/config/settings.js';

/**
 * Fills an empty installation with the demo agency before the server opens. The application that
 * loads it has a clock of its own, because sixty days of history must be lived through, and takes
 * no jobs, because the loader does their work itself and in order.
 */
export async function loadDemo(
  settings: Settings,
  { databaseUrl, sequencerUrl }: DatabaseAddresses,
): Promise<void> {
  const logger = new Logger('Demo');
  const clock = new SettableClock(new Date());
  const application = await NestFactory.createApplicationContext(
    AppModule.with({ settings, databaseUrl, sequencerUrl, takesJobs: false, clock }),
    { abortOnError: false },
  );
  try {
    const say = (what: string, share: number) =>
      logger.log(`${String(Math.round(share * 100)).padStart(3)} %  ${what}`);
    const demo = application.get(DemoAgency);
    const isNew = await demo.ensureLoaded(new Date(), say);
    logger.log(isNew ? 'The demo agency is loaded' : 'The demo agency is there from before');
    for (const { role, username, password } of await demo.accounts()) {
      logger.log(`${role.padEnd(14)} ${username.padEnd(11)} ${password}`);
    }
  } finally {
    await application.close();
  }
}
