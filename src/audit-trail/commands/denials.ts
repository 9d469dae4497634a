import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import type { Actor } from '../domain/actor.js';
import type { AuditEvent } from '../domain/audit-event.js';
import { type CountedDenials, DenialCounter } from '../domain/denial-counter.js';
import { denialsCounted } from '../domain/denials.audit-events.js';
import { AuditTrail } from './audit-trail.js';

const LOOK_EVERY_MS = 5_000;

/**
 * Where every denial is recorded. The first ones of a source are entered one by one, before the
 * answer leaves; those of a burst are counted, and their count is entered once a minute and when
 * the server stops. A crash loses the count of one minute, never that there was a burst.
 */
@Injectable()
export class Denials implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(Denials.name);
  private readonly counter = new DenialCounter();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => void this.enterCounts(this.clock.now()), LOOK_EVERY_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.enterCounts();
  }

  /** Records that somebody was denied something, in a transaction of its own. */
  async record(actor: Actor, event: AuditEvent): Promise<void> {
    if (this.counter.note(actor, event, this.clock.now()) === 'enter') {
      await this.trail.recordAlone(actor, event);
    } else {
      this.trail.accountFor(actor.requestId);
    }
  }

  /** Enters the counts of windows that were over at a moment; of all of them without one. */
  async enterCounts(at?: Date): Promise<void> {
    for (const counted of this.counter.take(at)) {
      try {
        await this.trail.recordAlone(counted.actor, this.eventOf(counted));
      } catch (error) {
        this.logger.error(`${counted.times} denials could not be entered yet`, error);
        this.counter.putBack(counted);
      }
    }
  }

  private eventOf({ actor, since, times, kinds, targets }: CountedDenials): AuditEvent {
    const period = { since: since.toISOString(), until: this.clock.now().toISOString() };
    return denialsCounted({
      id: actor.id,
      facts: { times, ...period, kinds: [...kinds], targets: [...targets] },
      outcome: 'denied',
    });
  }
}
