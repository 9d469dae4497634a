import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { COVERAGE_POLICY } from '../domain/coverage-policy.js';
import { ActivationLocks } from '../persistence/activation-locks.js';
import {
  type OverduePosition,
  TriggerEventsRepository,
} from '../persistence/trigger-events.repository.js';
import { JudgeAgain } from './judge-again.js';

const PAGE = 500;

/** Judges events whose footage had its time to arrive. */
@Injectable()
export class JudgeOverdueEventsCommand {
  constructor(
    private readonly events: TriggerEventsRepository,
    private readonly locks: ActivationLocks,
    private readonly judgeAgain: JudgeAgain,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * Judges one page in a transaction of its own.
   * @returns where the next page begins; null after the last one
   */
  execute(after: OverduePosition | null, limit = PAGE): Promise<OverduePosition | null> {
    const until = new Date(this.clock.now().getTime() - COVERAGE_POLICY.uploadGraceMs);
    return this.transactions.run(async (tx) => {
      const page = await this.events.overduePage(tx, until, after, limit);
      const officerIds = page.flatMap(({ officerId }) => officerId ?? []);
      await this.locks.hold(tx, 'officer', officerIds);
      const ids = page.map(({ id }) => id);
      await this.judgeAgain.afterGrace(tx, await this.events.lockPending(tx, ids));
      const last = page.at(-1);
      if (last === undefined || page.length < limit) return null;
      return { occurredAt: last.occurredAt, id: last.id };
    });
  }
}
