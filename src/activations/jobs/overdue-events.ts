import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Tx } from '../../platform/database/transactions.js';
import { defineJob } from '../../platform/jobs/job-definition.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import type { VerdictName } from '../domain/coverage.js';
import { COVERAGE_POLICY, graceEndsAt } from '../domain/coverage-policy.js';

/** Judges every event whose footage had its time to arrive. */
export const judgeOverdueEvents = defineJob({
  name: 'activations.judge-overdue-events',
  data: z.object({}),
  waitsOncePerKey: true,
});

const HOUR_MS = 3_600_000;

/**
 * Sees to it that pending events are judged when their grace has passed: one job for each hour in
 * which some grace ends, put into the queue together with the events.
 */
@Injectable()
export class OverdueEvents {
  constructor(private readonly jobs: Jobs) {}

  async await(
    tx: Tx,
    events: readonly { verdict: VerdictName | null; occurredAt: Date }[],
  ): Promise<void> {
    const hours = events
      .filter(({ verdict }) => verdict === 'pending_upload')
      .map(({ occurredAt }) => graceEndsAt(occurredAt, COVERAGE_POLICY).getTime())
      .map((end) => Math.ceil(end / HOUR_MS) * HOUR_MS);
    for (const hour of new Set(hours)) {
      const startAfter = new Date(hour);
      const options = { singletonKey: startAfter.toISOString(), startAfter };
      await this.jobs.enqueue(tx, judgeOverdueEvents, {}, options);
    }
  }
}
