import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { Actor } from '../domain/actor.js';
import { namesByEvent } from '../domain/expunction.js';
import { disclosuresExpunged, entryExpunged } from '../domain/two-person.audit-events.js';
import { ExpunctionsRepository } from '../persistence/expunctions.repository.js';
import { TwoPersonRequestsRepository } from '../persistence/two-person-requests.repository.js';
import { AuditTrail } from './audit-trail.js';
import { StandingApproval } from './standing-approval.js';

/** Removes what two people agreed on. Doing it twice removes nothing twice. */
@Injectable()
export class CarryOutExpunction {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly trail: AuditTrail,
    private readonly approval: StandingApproval,
    private readonly requests: TwoPersonRequestsRepository,
    private readonly expunctions: ExpunctionsRepository,
  ) {}

  /** @throws DomainError `audit-trail.not-yet-provable`: the job comes back */
  async execute(actor: Actor, id: string): Promise<void> {
    const approved = await this.transactions.run((tx) =>
      this.requests.approved(tx, 'expunction', id),
    );
    if (approved === null) return;
    if (!(await this.approval.holds(actor, approved))) return;
    await this.transactions.run(async (tx) => {
      if ((await this.requests.approved(tx, 'expunction', id)) === null) return;
      const order = await this.expunctions.orderOf(tx, id);
      const removed = await this.expunctions.expunge(tx, id);
      const byEvent = namesByEvent(removed);
      const facts = { order, values: removed.length, entries: byEvent.size };
      await this.trail.record(tx, actor, disclosuresExpunged({ id, facts }));
      const losses = [...byEvent].map(([eventId, names]) =>
        entryExpunged({ id: eventId, facts: { expunction: id, order, names } }),
      );
      await this.trail.recordAll(tx, actor, losses);
      await this.requests.markDone(tx, id, this.clock.now());
    });
  }
}
