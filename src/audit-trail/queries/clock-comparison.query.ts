import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../platform/clock/clock.js';
import type { TrailCondition } from './trail-conditions.js';

/** More than networks and slow answers explain. */
const TOLERANCE_MS = 5_000;
const REMEMBERED_MS = 60 * 60 * 1000;

/**
 * Entries state the application's time and the database adds its own. Where the two part, or where
 * one jumps against a clock that cannot be set, the hours in the trail cannot be relied on; the
 * order can, since it is the tree's.
 */
@Injectable()
export class ClockComparison {
  private readonly startedAt: number;
  private drift = 0;
  private jump: { at: Date; byMs: number } | null = null;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {
    this.startedAt = clock.now().getTime() - performance.now();
  }

  async condition(): Promise<TrailCondition> {
    this.noticeJump();
    const apart = await this.apartMs();
    const part = 'clock';
    if (Math.abs(apart) > TOLERANCE_MS) {
      const which = apart > 0 ? 'ahead of' : 'behind';
      const says =
        `The server’s clock is ${seconds(apart)} ${which} the database’s. ` +
        'Set both by one time server: entries state the hour of one, and the other adds its own.';
      return { part, state: 'failed', says, since: null };
    }
    if (this.jump !== null && this.clock.now().getTime() - +this.jump.at < REMEMBERED_MS) {
      const { at, byMs } = this.jump;
      const says =
        `The server’s clock was set ${byMs < 0 ? 'back' : 'forward'} by ${seconds(byMs)}. ` +
        'The order of the entries is not touched; hours stated before and after do not compare.';
      return { part, state: 'failed', says, since: at };
    }
    return { part, state: 'good', says: 'Server and database agree on the time.', since: null };
  }

  private noticeJump(): void {
    const now = this.clock.now();
    const drift = now.getTime() - performance.now() - this.startedAt;
    const byMs = drift - this.drift;
    if (Math.abs(byMs) > TOLERANCE_MS) this.jump = { at: now, byMs };
    this.drift = drift;
  }

  /** Against the middle of the question's time on the way. */
  private async apartMs(): Promise<number> {
    const asked = this.clock.now().getTime();
    const [row] = await this.dataSource.query<{ now: Date }[]>('SELECT clock_timestamp() AS now');
    const answered = this.clock.now().getTime();
    return (asked + answered) / 2 - (row?.now.getTime() ?? asked);
  }
}

const seconds = (ms: number) => `${Math.round(Math.abs(ms) / 1000)} s`;
