import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { newId } from '../../platform/ids.js';
import { defineJob } from '../../platform/jobs/job-definition.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import type { Actor } from '../domain/actor.js';
import { verificationRequested } from '../domain/verification.audit-events.js';
import { VerificationRepository } from '../persistence/verification.repository.js';
import { AuditTrail } from './audit-trail.js';

export const verifyTrail = defineJob({
  name: 'audit-trail.verify-trail',
  data: z.object({ id: z.uuid() }),
  waitsOncePerKey: true,
});

/** The queue gives up at some point; whoever asks then gets another. */
const LOST_AFTER_MS = 24 * 60 * 60 * 1000;

/** Has the whole log verified: at somebody's wish, or because it is time. */
@Injectable()
export class RequestVerificationCommand {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly trail: AuditTrail,
    private readonly verifications: VerificationRepository,
  ) {}

  /** @returns its identifier; that of the one under way where there is one */
  async execute(actor: Actor): Promise<string> {
    return this.transactions.run(async (tx) => {
      const id = (await this.underWay(tx)) ?? (await this.add(tx));
      await this.trail.record(tx, actor, verificationRequested({ id, facts: {} }));
      return id;
    });
  }

  /** The verification itself is an entry; that it was time for it is none. */
  async executeAsScheduled(): Promise<void> {
    await this.transactions.run(async (tx) => {
      if ((await this.underWay(tx)) === null) await this.add(tx);
    });
  }

  private async underWay(tx: Tx): Promise<string | null> {
    await this.verifications.lock(tx);
    const found = await this.verifications.latest(['waiting', 'running'], tx);
    const isLost = found !== null && +this.clock.now() - +found.requestedAt > LOST_AFTER_MS;
    return isLost ? null : (found?.id ?? null);
  }

  private async add(tx: Tx): Promise<string> {
    const id = newId();
    await this.verifications.add(tx, id, this.clock.now());
    await this.jobs.enqueue(tx, verifyTrail, { id }, { singletonKey: 'whole' });
    return id;
  }
}
