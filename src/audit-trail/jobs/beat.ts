import { Logger } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';

/** What holds a part of the trail. */
export interface Trouble {
  readonly says: string;
  readonly since: Date;
}

/** Does one thing again and again, on a beat of its own, until it is stopped. */
export class Beat {
  private readonly logger = new Logger('AuditTrail');
  private readonly stopping = new AbortController();
  private waking = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private last: Trouble | null = null;

  /**
   * @param name of the part, as the health page shows it
   * @param pauseMs how long to rest before the next turn, asked after every one
   */
  constructor(
    private readonly name: string,
    private readonly turn: () => Promise<void>,
    private readonly pauseMs: () => number,
  ) {}

  /** Null while all is well. */
  get trouble(): Trouble | null {
    return this.last;
  }

  start(): void {
    this.running = this.run();
  }

  /** Ends the rest; a turn at hand is followed by another at once. */
  wake(): void {
    this.waking.abort();
  }

  /** Finishes the turn at hand. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /** A turn that fails is tried again: nothing is lost, but it must be seen, once per cause. */
  async once(): Promise<void> {
    try {
      await this.turn();
      if (this.last !== null) this.logger.log(`The audit trail’s ${this.name} goes on.`);
      this.last = null;
    } catch (error) {
      const says = error instanceof Error ? error.message : String(error);
      if (says === this.last?.says) return;
      this.logger.error(`The audit trail’s ${this.name} stands: ${says}`);
      this.last = { says, since: this.last?.since ?? new Date() };
    }
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      this.waking = new AbortController();
      const signal = AbortSignal.any([this.stopping.signal, this.waking.signal]);
      await this.once();
      await pause(this.pauseMs(), undefined, { signal }).catch(() => undefined);
    }
  }
}
