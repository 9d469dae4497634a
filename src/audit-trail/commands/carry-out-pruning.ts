import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { Actor } from '../domain/actor.js';
import { bundlesRemoved, trailPruned } from '../domain/two-person.audit-events.js';
import { PruningsRepository } from '../persistence/prunings.repository.js';
import { TwoPersonRequestsRepository } from '../persistence/two-person-requests.repository.js';
import { AuditTrail } from './audit-trail.js';
import { RemovePrunedBundles } from './remove-pruned-bundles.js';
import { StandingApproval } from './standing-approval.js';

/** Lets go of what two people agreed on: in the database first, then in the object store. */
@Injectable()
export class CarryOutPruning {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly trail: AuditTrail,
    private readonly approval: StandingApproval,
    private readonly requests: TwoPersonRequestsRepository,
    private readonly prunings: PruningsRepository,
    private readonly removeBundles: RemovePrunedBundles,
  ) {}

  /**
   * May be repeated after a crash at any point: what is gone is gone, the rest goes then.
   * @throws DomainError `audit-trail.not-yet-provable`, and what the object store says where it
   *   still locks a bundle: the job comes back
   */
  async execute(actor: Actor, id: string): Promise<void> {
    const approved = await this.transactions.run((tx) => this.requests.approved(tx, 'pruning', id));
    if (approved === null) return;
    // Once entries have gone, their bundles go too, whoever has left meanwhile.
    const begun = await this.transactions.run((tx) => this.prunings.outcome(tx, id));
    if (begun === null && !(await this.approval.holds(actor, approved))) return;
    const minimumIndex = await this.prune(actor, id);
    if (minimumIndex === null) return;
    const bundles = await this.removeBundles.below(minimumIndex);
    await this.transactions.run(async (tx) => {
      if ((await this.requests.approved(tx, 'pruning', id)) === null) return;
      await this.trail.record(tx, actor, bundlesRemoved({ id, facts: { minimumIndex, bundles } }));
      await this.requests.markDone(tx, id, this.clock.now());
    });
  }

  /** @returns from which index on entries are there; null if another run was faster */
  private async prune(actor: Actor, id: string): Promise<number | null> {
    return this.transactions.run(async (tx) => {
      if ((await this.requests.approved(tx, 'pruning', id)) === null) return null;
      const done = await this.prunings.outcome(tx, id);
      if (done !== null) return done.minimumIndex;
      const before = (await this.prunings.cutoff(tx, id)).toISOString();
      const { minimumIndex, months } = await this.prunings.prune(tx, id);
      const facts = { before, minimumIndex, months: [...months] };
      await this.trail.record(tx, actor, trailPruned({ id, facts }));
      return minimumIndex;
    });
  }
}
