import { Injectable } from '@nestjs/common';
import {
  AnchorCheckpoint,
  type AuditEvent,
  AuditTrail,
} from '../../audit-trail/audit-trail.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { type Isolation, Transactions, type Tx } from '../../platform/database/transactions.js';
import { invariant } from '../../platform/errors/invariant.js';
import { drawRefusals } from '../domain/draw.errors.js';
import { type DrawStep, stateAfter } from '../domain/draw-states.js';
import type { Draw } from '../persistence/draw.entity.js';
import { DrawsRepository } from '../persistence/draws.repository.js';
import { mayConduct } from './draw-scope.js';

/** What a step does to a draw, and the entry that says so. */
export interface StepTaken {
  readonly changes: Partial<Draw>;
  readonly event: AuditEvent;
  /** Whether outsiders are to vouch, by a time stamp, for when it was. */
  readonly isAnchored?: boolean;
}

/** The frame of every step: one transaction, the draw locked, its state right, the entry written. */
@Injectable()
export class DrawSteps {
  constructor(
    private readonly draws: DrawsRepository,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly anchors: AnchorCheckpoint,
    private readonly clock: Clock,
  ) {}

  /**
   * @param work runs inside the transaction, and again if PostgreSQL asks for it
   * @throws DomainError `draw.not-found` outside of the person's units, and those of `stateAfter`
   */
  take(
    actor: SignedIn,
    step: DrawStep,
    drawId: string,
    work: (tx: Tx, draw: Draw, now: Date) => Promise<StepTaken>,
    isolation?: Isolation,
  ): Promise<Draw> {
    return this.transactions.run(async (tx) => {
      const draw = await this.draws.lock(tx, drawId);
      if (draw === null || !mayConduct(actor, draw)) throw drawRefusals.refuse('not-found');
      const state = stateAfter(step, draw.state);
      const { changes, event, isAnchored = false } = await work(tx, draw, this.clock.now());
      const entryId = await this.trail.record(tx, actor, event);
      invariant(entryId !== null, 'An event without a key is always entered');
      if (isAnchored) await this.anchors.request(tx, entryId);
      const taken = { ...changes, state, entries: [...draw.entries, { state, entryId }] };
      await this.draws.update(tx, drawId, taken);
      return { ...draw, ...taken };
    }, isolation);
  }
}
