import { Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { defineJob } from '../../platform/jobs/job-definition.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { OpenDueWeeksCommand } from '../commands/open-due-weeks.command.js';

const openDueWeeks = defineJob({
  name: 'audit-reviews.open-due-weeks',
  data: z.object({}),
  waitsOncePerKey: true,
});

const HOUR_MS = 3_600_000;

/**
 * Looks every hour for weeks that are over. The next look is put into the queue before this one
 * begins, so that no failure ends the row; a start looks at once, which makes up for a downtime.
 */
@Injectable()
export class OpenDueWeeksJob implements OnModuleInit, OnApplicationBootstrap {
  constructor(
    private readonly jobs: Jobs,
    private readonly command: OpenDueWeeksCommand,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.work(openDueWeeks, async () => {
      const now = this.clock.now().getTime();
      await this.lookAt(new Date((Math.floor(now / HOUR_MS) + 1) * HOUR_MS));
      await this.command.execute();
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.lookAt(this.clock.now(), 'start');
  }

  private async lookAt(startAfter: Date, key = startAfter.toISOString()): Promise<void> {
    const options = { singletonKey: key, startAfter };
    await this.transactions.run((tx) => this.jobs.enqueue(tx, openDueWeeks, {}, options));
  }
}
