import { Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { systemActor } from '../../audit-trail/audit-trail.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { defineJob } from '../../platform/jobs/job-definition.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { KeepAccounts } from '../commands/keep-accounts.js';

const keepAccounts = defineJob({
  name: 'personnel.keep-accounts',
  data: z.object({}),
  waitsOncePerKey: true,
});

const HOUR_MS = 3_600_000;

/** Looks every hour, and at every start, for accounts whose time is over and reviews that are due. */
@Injectable()
export class KeepAccountsJob implements OnModuleInit, OnApplicationBootstrap {
  constructor(
    private readonly jobs: Jobs,
    private readonly work: KeepAccounts,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.work(keepAccounts, async (_data, running) => {
      const now = this.clock.now().getTime();
      await this.lookAt(new Date((Math.floor(now / HOUR_MS) + 1) * HOUR_MS));
      await this.work.execute(systemActor('personnel', running.id));
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.lookAt(this.clock.now(), 'start');
  }

  private async lookAt(startAfter: Date, key = startAfter.toISOString()): Promise<void> {
    const options = { singletonKey: key, startAfter };
    await this.transactions.run((tx) => this.jobs.enqueue(tx, keepAccounts, {}, options));
  }
}
