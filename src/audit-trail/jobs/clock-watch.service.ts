import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { newId } from '../../platform/ids.js';
import { AuditTrail } from '../commands/audit-trail.js';
import { systemActor } from '../domain/actor.js';
import { clockAnomaly } from '../domain/watch.audit-events.js';

const LOOK_EVERY_MS = 10_000;

/** Records that somebody set the machine's clock: hours stated before and after do not compare. */
@Injectable()
export class ClockWatch implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('AuditTrail');
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly clock: Clock,
    private readonly trail: AuditTrail,
  ) {}

  onModuleInit(): void {
    this.clock.onSet((byMs) => void this.record(byMs));
  }

  /** Looks at the clock even while nothing is recorded. */
  start(): void {
    this.timer ??= setInterval(() => this.clock.nowMicroseconds(), LOOK_EVERY_MS).unref();
  }

  onApplicationShutdown(): void {
    if (this.timer !== null) clearInterval(this.timer);
  }

  private async record(byMs: number): Promise<void> {
    try {
      const event = clockAnomaly({ id: 'server', facts: { byMs } });
      await this.trail.recordAlone(systemActor('clock', newId()), event);
    } catch (error) {
      this.logger.error('That the clock was set could not be recorded', error);
    }
  }
}
