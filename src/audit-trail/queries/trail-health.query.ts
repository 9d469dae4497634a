import { Injectable } from '@nestjs/common';
import { withinDeadline } from '../../platform/within-deadline.js';
import type { Alert } from '../domain/alert.js';
import type { Verification } from '../domain/verification.js';
import { AlertRepository } from '../persistence/alert.repository.js';
import { VerificationRepository } from '../persistence/verification.repository.js';
import { CheckpointsQuery, type TreeHealth } from './checkpoints.query.js';
import { type TrailCondition, TrailConditions } from './trail-conditions.js';

export interface TrailHealth {
  /** Null where the database could not tell in time. */
  readonly tree: TreeHealth | null;
  readonly conditions: readonly TrailCondition[];
  /** Open ones first, then the newest. */
  readonly alerts: readonly Alert[];
  /** The last one that ended. */
  readonly lastVerification: Verification | null;
  readonly runningVerification: Verification | null;
}

const ALERTS_SHOWN = 20;
const PATIENCE_MS = 5_000;

/** How the trail stands. Asking for it is no entry, so that it can be asked when nothing else goes. */
@Injectable()
export class TrailHealthQuery {
  constructor(
    private readonly checkpoints: CheckpointsQuery,
    private readonly conditions: TrailConditions,
    private readonly alerts: AlertRepository,
    private readonly verifications: VerificationRepository,
  ) {}

  async now(): Promise<TrailHealth> {
    const [tree, conditions, alerts, lastVerification, runningVerification] = await Promise.all([
      orNull(this.checkpoints.health()),
      this.conditions.all(),
      orNull(this.alerts.latest(ALERTS_SHOWN)),
      orNull(this.verifications.latest(['done', 'failed'])),
      orNull(this.verifications.latest(['waiting', 'running'])),
    ]);
    return { tree, conditions, alerts: alerts ?? [], lastVerification, runningVerification };
  }
}

/** Whoever asks how things stand gets an answer, if a shorter one: that is when it is needed. */
async function orNull<T>(work: Promise<T>): Promise<T | null> {
  return withinDeadline(work, PATIENCE_MS, 'no answer').catch(() => null);
}
