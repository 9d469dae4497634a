import { Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { defineJob } from '../../platform/jobs/job-definition.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { EndTermsCommand } from '../commands/people/end-terms.command.js';

const endTerms = defineJob({
  name: 'identity.end-terms',
  data: z.object({}),
  waitsOncePerKey: true,
});

const EVERY_MS = 15 * 60_000;

/** Looks every quarter of an hour; the next look is queued before this one begins. */
@Injectable()
export class EndTermsJob implements OnModuleInit, OnApplicationBootstrap {
  constructor(
    private readonly jobs: Jobs,
    private readonly command: EndTermsCommand,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.work(endTerms, async () => {
      const now = this.clock.now().getTime();
      await this.lookAt(new Date((Math.floor(now / EVERY_MS) + 1) * EVERY_MS));
      await this.command.execute();
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.lookAt(this.clock.now(), 'start');
  }

  private async lookAt(startAfter: Date, key = startAfter.toISOString()): Promise<void> {
    const options = { singletonKey: key, startAfter };
    await this.transactions.run((tx) => this.jobs.enqueue(tx, endTerms, {}, options));
  }
}
