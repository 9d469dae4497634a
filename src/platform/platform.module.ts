import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Clock, SystemClock } from './clock/clock.js';
import { ConfigModule } from './config/config.module.js';
import type { Settings } from './config/settings.js';
import type { Schema } from './database/data-source.js';
import { type DatabaseAddresses, DatabaseModule } from './database/database.module.js';
import { DomainEvents } from './events/domain-events.js';
import { HealthController } from './http/health.controller.js';
import { JobsModule } from './jobs/jobs.module.js';
import { MailModule } from './mail/mail.module.js';
import { MediaModule } from './media/media.module.js';
import { ObjectStoreModule } from './object-store/object-store.module.js';

export interface PlatformOptions extends DatabaseAddresses {
  readonly settings: Settings;
  readonly schema: Schema;
  /** Whether this process runs jobs besides answering requests. */
  readonly takesJobs: boolean;
  readonly clock?: Clock;
}

/** Everything without a business word in it, for every feature. */
@Global()
@Module({})
export class PlatformModule {
  static with(options: PlatformOptions): DynamicModule {
    const { settings, schema, takesJobs, clock = new SystemClock() } = options;
    return {
      module: PlatformModule,
      imports: [
        ConfigModule.with(settings),
        DatabaseModule.with(schema, options, settings.database.poolSize),
        JobsModule.with({ takesJobs }),
        MailModule,
        MediaModule,
        ObjectStoreModule,
      ],
      controllers: [HealthController],
      providers: [DomainEvents, { provide: Clock, useValue: clock }],
      exports: [DomainEvents, Clock],
    };
  }
}
