import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { SETTINGS, type Settings } from '../../platform/config/settings.js';
import { Transactions } from '../../platform/database/transactions.js';
import { newId } from '../../platform/ids.js';
import { type Actor, actorReference } from '../domain/actor.js';
import { trailRefusals } from '../domain/audit-trail.errors.js';
import { beginsMonth, newestCutoff } from '../domain/retention.js';
import { pruningRequested } from '../domain/two-person.audit-events.js';
import { PruningsRepository } from '../persistence/prunings.repository.js';
import { TwoPersonRequestsRepository } from '../persistence/two-person-requests.repository.js';
import { AuditTrail } from './audit-trail.js';

/** Asks for the end of the entries whose retention is over, for a second person to approve. */
@Injectable()
export class RequestPruningCommand {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly trail: AuditTrail,
    private readonly requests: TwoPersonRequestsRepository,
    private readonly prunings: PruningsRepository,
  ) {}

  /** The newest moment that may be asked for today. */
  newestCutoff(): Date {
    return newestCutoff(this.clock.now(), this.settings.trail.retentionYears);
  }

  /**
   * @returns the request's identifier
   * @throws DomainError `audit-trail.too-young-to-prune` unless `before` begins a month whose
   *   entries are all past their retention
   */
  async execute(actor: Actor, before: Date): Promise<string> {
    const newest = this.newestCutoff();
    if (!beginsMonth(before) || before > newest) {
      throw trailRefusals.refuse('too-young-to-prune', { newest: newest.toISOString() });
    }
    const id = newId();
    await this.transactions.run(async (tx) => {
      const requestedBy = actorReference(actor);
      const requestedAt = this.clock.now();
      await this.requests.insert(tx, { id, act: 'pruning', requestedBy, requestedAt });
      await this.prunings.insert(tx, id, before);
      const facts = { before: before.toISOString() };
      await this.trail.record(tx, actor, pruningRequested({ id, facts }));
    });
    return id;
  }
}
