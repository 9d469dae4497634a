import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { newId } from '../../platform/ids.js';
import { type Actor, actorReference } from '../domain/actor.js';
import { trailRefusals } from '../domain/audit-trail.errors.js';
import type { ExpunctionWish } from '../domain/expunction.js';
import { expunctionRequested } from '../domain/two-person.audit-events.js';
import {
  type ExpunctionDetails,
  ExpunctionsRepository,
} from '../persistence/expunctions.repository.js';
import { TwoPersonRequestsRepository } from '../persistence/two-person-requests.repository.js';
import { AuditTrail } from './audit-trail.js';

/** Puts down what a court ordered to be expunged, for a second person to approve. */
@Injectable()
export class RequestExpunctionCommand {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly trail: AuditTrail,
    private readonly requests: TwoPersonRequestsRepository,
    private readonly expunctions: ExpunctionsRepository,
  ) {}

  /**
   * What is listed now is what will be expunged: entries that come later are not.
   * @returns the request's identifier
   * @throws DomainError `audit-trail.nothing-to-expunge`
   */
  async execute(actor: Actor, order: ExpunctionDetails, wish: ExpunctionWish): Promise<string> {
    const id = newId();
    const { reference, orderSha256 } = order;
    await this.transactions.run(async (tx) => {
      const requestedBy = actorReference(actor);
      const requestedAt = this.clock.now();
      await this.requests.insert(tx, { id, act: 'expunction', requestedBy, requestedAt });
      const values = await this.expunctions.insert(tx, id, order, wish);
      if (values === 0) throw trailRefusals.refuse('nothing-to-expunge');
      const facts = { order: orderSha256, values };
      const event = expunctionRequested({ id, facts, disclosures: { reference } });
      await this.trail.record(tx, actor, event);
    });
    return id;
  }
}
