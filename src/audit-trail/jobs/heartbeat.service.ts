import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { newId } from '../../platform/ids.js';
import { AuditTrail } from '../commands/audit-trail.js';
import type { Counts } from '../commands/recording-counts.js';
import { heartbeat } from '../domain/watch.audit-events.js';
import { WATCH } from '../queries/recording-probe.query.js';

const BEAT_EVERY_MS = 60 * 60 * 1000;

/**
 * An entry at the start and every hour, with the counts of this process since the one before. What
 * the code never reports leaves no entry; a process that goes silent leaves a gap in these.
 */
@Injectable()
export class Heartbeat implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Heartbeat');
  private readonly processId = newId();
  private timer: NodeJS.Timeout | undefined;
  private beats = 0;
  private told: Counts = { recorded: 0, refused: 0 };

  constructor(private readonly trail: AuditTrail) {}

  start(): void {
    void this.beat();
    this.timer = setInterval(() => void this.beat(), BEAT_EVERY_MS);
    this.timer.unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** What could not be told now is in the counts of the next one, whose number shows the gap. */
  async beat(): Promise<void> {
    const { recorded, refused } = this.trail.counts.total;
    const facts = {
      beat: this.beats,
      recorded: recorded - this.told.recorded,
      refused: refused - this.told.refused,
    };
    this.beats += 1;
    try {
      const actor = { ...WATCH, requestId: newId() };
      await this.trail.recordAlone(actor, heartbeat({ id: this.processId, facts }));
      this.told = { recorded, refused };
    } catch (error) {
      this.logger.error(`Heartbeat ${facts.beat} could not be recorded: ${String(error)}`);
    }
  }
}
