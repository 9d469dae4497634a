import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { SETTINGS, type Settings } from '../../platform/config/settings.js';
import { Transactions } from '../../platform/database/transactions.js';
import { newId } from '../../platform/ids.js';
import type { Actor } from '../domain/actor.js';
import { FoundInTrail } from '../domain/verification.js';
import { trailVerified } from '../domain/verification.audit-events.js';
import { runVerifier } from '../persistence/run-verifier.js';
import { VerificationRepository } from '../persistence/verification.repository.js';
import { AuditTrail } from './audit-trail.js';
import { TrailSnapshot } from './trail-snapshot.js';

const VERIFIER: Actor = {
  kind: 'system',
  id: 'verification',
  role: 'system',
  sessionId: null,
  address: null,
  requestId: 'verification',
};

/** Verifies the whole log as an outsider would, and the database against it as only we can. */
@Injectable()
export class VerifyTrailCommand {
  constructor(
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'dataDirectory'>,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly trail: AuditTrail,
    private readonly verifications: VerificationRepository,
    private readonly snapshot: TrailSnapshot,
  ) {}

  /**
   * Comes to a verdict, which it records, or fails, which it records too. A server that stops in
   * between has found nothing wrong: the job comes back.
   */
  async execute(id: string, signal: AbortSignal): Promise<void> {
    await this.verifications.begin(id, this.clock.now());
    const workplace = join(this.settings.dataDirectory, 'verification');
    // One runs at a time, so what lies there is the copy of one that was killed.
    await rm(workplace, { recursive: true, force: true });
    await mkdir(workplace, { recursive: true, mode: 0o700 });
    const folder = await mkdtemp(join(workplace, 'log-'));
    const found = new FoundInTrail();
    const stage = (words: string, done: number, total: number) =>
      this.verifications.progress(id, words, done, total);
    try {
      const size = await this.snapshot.take(folder, found, { stage, signal });
      if (size > 0) {
        await stage('Verifying as an outsider would', 0, size);
        await runVerifier(folder, found, signal);
      }
      await stage('Comparing entries and leaves', size, size);
      await this.snapshot.checkInside(found);
      await this.finish(id, size, found);
    } catch (error) {
      if (signal.aborted) throw error;
      await this.fail(id, error instanceof Error ? error.message : String(error));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  private async finish(id: string, size: number, found: FoundInTrail): Promise<void> {
    const facts = { verdict: found.verdict, size, findings: found.count };
    const actor = { ...VERIFIER, requestId: newId() };
    await this.transactions.run(async (tx) => {
      await this.verifications.finish(tx, id, this.clock.now(), size, found);
      await this.trail.record(tx, actor, trailVerified({ id, facts }));
    });
  }

  private async fail(id: string, trouble: string): Promise<void> {
    const facts = { verdict: 'incomplete' as const, size: 0, findings: 0 };
    const actor = { ...VERIFIER, requestId: newId() };
    await this.transactions.run(async (tx) => {
      await this.verifications.fail(tx, id, this.clock.now(), trouble);
      await this.trail.record(tx, actor, trailVerified({ id, facts, outcome: 'failed' }));
    });
  }
}
