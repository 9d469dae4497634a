import { Injectable } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import type { Tx } from '../../platform/database/transactions.js';
import { trailRefusals } from '../domain/audit-trail.errors.js';
import { CheckpointDemand } from './checkpoint-demand.js';
import { CheckpointsQuery } from '../queries/checkpoints.query.js';

const POLL_MS = 50;
const PATIENCE_MS = 15_000;

/** For acts that must not go on before the outside world could know of them. */
@Injectable()
export class AwaitCheckpoint {
  constructor(
    private readonly checkpoints: CheckpointsQuery,
    private readonly demand: CheckpointDemand,
  ) {}

  /**
   * Returns once a published checkpoint covers the entry, a committed one.
   * @returns the index of the entry's leaf
   * @throws DomainError `audit-trail.not-yet-provable` after 15 s
   */
  async over(entryId: string): Promise<number> {
    const deadline = Date.now() + PATIENCE_MS;
    while (Date.now() < deadline) {
      const index = await this.checkpoints.coveredIndex(entryId);
      if (index !== null) return index;
      // Another process may lead, and its checkpoints only the database tells.
      await Promise.race([this.demand.ask(), pause(POLL_MS)]);
    }
    throw trailRefusals.refuse('not-yet-provable');
  }

  /**
   * The same once and at once, in the transaction of the act itself: what was true before the act
   * took its locks need not be true of what it then finds.
   * @throws DomainError `audit-trail.not-yet-provable`
   */
  async require(tx: Tx, entryId: string): Promise<void> {
    if ((await this.checkpoints.coveredIndex(entryId, tx)) !== null) return;
    throw trailRefusals.refuse('not-yet-provable');
  }
}
