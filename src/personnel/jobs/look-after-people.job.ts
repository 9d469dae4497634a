import { Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { systemActor } from '../../audit-trail/audit-trail.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { defineJob } from '../../platform/jobs/job-definition.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { LookAfterPeople } from '../commands/look-after-people.js';

const lookAfterPeople = defineJob({
  name: 'personnel.look-after-people',
  data: z.object({}),
  waitsOncePerKey: true,
});

const EVERY_MS = 60_000;

/**
 * Does every minute what is due about people. The next look is put into the queue before this one
 * begins, so that no failure ends the row; a start looks at once, which makes up for a downtime.
 */
@Injectable()
export class LookAfterPeopleJob implements OnModuleInit, OnApplicationBootstrap {
  constructor(
    private readonly jobs: Jobs,
    private readonly work: LookAfterPeople,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.work(lookAfterPeople, async (_data, running) => {
      const now = this.clock.now().getTime();
      await this.lookAt(new Date((Math.floor(now / EVERY_MS) + 1) * EVERY_MS));
      await this.work.execute(systemActor('personnel', running.id));
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.lookAt(this.clock.now(), 'start');
  }

  private async lookAt(startAfter: Date, key = startAfter.toISOString()): Promise<void> {
    const options = { singletonKey: key, startAfter };
    await this.transactions.run((tx) => this.jobs.enqueue(tx, lookAfterPeople, {}, options));
  }
}
