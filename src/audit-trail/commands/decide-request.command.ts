import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { invariant } from '../../platform/errors/invariant.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { type Actor, actorReference } from '../domain/actor.js';
import { trailRefusals } from '../domain/audit-trail.errors.js';
import { type Decision, objectionTo, type TwoPersonAct } from '../domain/two-person-request.js';
import {
  expunctionApproved,
  expunctionWithdrawn,
  pruningApproved,
  pruningWithdrawn,
} from '../domain/two-person.audit-events.js';
import { carryOutRequest } from '../jobs/carry-out-request.definition.js';
import { TwoPersonRequestsRepository } from '../persistence/two-person-requests.repository.js';
import { AuditTrail } from './audit-trail.js';

const EVENTS = {
  expunction: { approve: expunctionApproved, withdraw: expunctionWithdrawn },
  pruning: { approve: pruningApproved, withdraw: pruningWithdrawn },
} as const;

/** The second person's word, or the taking back of a request. */
@Injectable()
export class DecideRequestCommand {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly trail: AuditTrail,
    private readonly requests: TwoPersonRequestsRepository,
    private readonly jobs: Jobs,
  ) {}

  /**
   * An approved act is carried out by a job, once a checkpoint covers the approval: outsiders can
   * know of it before anything is gone.
   * @throws DomainError `audit-trail.no-such-request`, `.already-decided`, `.same-person`
   */
  async execute(actor: Actor, act: TwoPersonAct, id: string, decision: Decision): Promise<void> {
    await this.transactions.run(async (tx) => {
      const request = await this.requests.lock(tx, act, id);
      if (request === null) throw trailRefusals.refuse('no-such-request');
      const by = actorReference(actor);
      const objection = objectionTo(decision, request, by);
      if (objection !== null) throw trailRefusals.refuse(objection);
      const entryId = await this.trail.record(tx, actor, EVENTS[act][decision]({ id, facts: {} }));
      invariant(entryId !== null, 'A decision has no key for once');
      const approves = decision === 'approve';
      await this.requests.decide(tx, id, {
        state: approves ? 'approved' : 'withdrawn',
        by,
        at: this.clock.now(),
        approvalEntryId: approves ? entryId : null,
      });
      if (approves) await this.jobs.enqueue(tx, carryOutRequest, { act, id }, { singletonKey: id });
    });
  }
}
