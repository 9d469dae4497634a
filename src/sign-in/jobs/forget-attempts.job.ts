import { Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { defineJob } from '../../platform/jobs/job-definition.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { ForgetAttemptsCommand } from '../commands/forget-attempts.command.js';

const forgetAttempts = defineJob({
  name: 'sign-in.forget-attempts',
  data: z.object({}),
  waitsOncePerKey: true,
});

const DAY_MS = 86_400_000;

/** Runs every day and at every start; the next run is queued before this one begins. */
@Injectable()
export class ForgetAttemptsJob implements OnModuleInit, OnApplicationBootstrap {
  constructor(
    private readonly jobs: Jobs,
    private readonly command: ForgetAttemptsCommand,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.work(forgetAttempts, async () => {
      const today = Math.floor(this.clock.now().getTime() / DAY_MS);
      await this.runAt(new Date((today + 1) * DAY_MS));
      await this.command.execute();
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.runAt(this.clock.now(), 'start');
  }

  private async runAt(startAfter: Date, key = startAfter.toISOString()): Promise<void> {
    const options = { singletonKey: key, startAfter };
    await this.transactions.run((tx) => this.jobs.enqueue(tx, forgetAttempts, {}, options));
  }
}
