import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { newId } from '../../platform/ids.js';
import { apartSince } from '../domain/factor-reset.js';
import { factorResetPrepared } from '../domain/factor-reset.audit-events.js';
import { credentialsRefusals } from '../domain/credentials.errors.js';
import { FactorResetsRepository } from '../persistence/factor-resets.repository.js';
import { SecondFactorsRepository } from '../persistence/second-factors.repository.js';

/**
 * Prepares that the second factors of somebody who has lost theirs be taken. Nothing happens until
 * somebody else approves.
 */
@Injectable()
export class PrepareFactorResetCommand {
  constructor(
    private readonly factors: SecondFactorsRepository,
    private readonly resets: FactorResetsRepository,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the identifier of what waits now
   * @throws DomainError `credentials.own-reset`, `.nothing-to-reset`, `.reset-waiting`,
   *   `.link-issued-too`
   */
  execute(actor: SignedIn, personId: string, reason: string): Promise<string> {
    if (personId === actor.personId) throw credentialsRefusals.refuse('own-reset');
    const now = this.clock.now();
    return this.transactions.run(async (tx) => {
      await this.resets.takeTurns(tx, personId);
      if ((await this.factors.of(tx, personId)).length === 0) {
        throw credentialsRefusals.refuse('nothing-to-reset');
      }
      if (await this.resets.isWaiting(tx, personId)) {
        throw credentialsRefusals.refuse('reset-waiting');
      }
      if (await this.resets.hasIssued(tx, [actor.personId], personId, apartSince(now))) {
        throw credentialsRefusals.refuse('link-issued-too');
      }
      const id = newId();
      await this.resets.insert(tx, {
        ...{ id, personId, state: 'prepared', reason },
        ...{ preparedBy: actor.personId, preparedAt: now },
        ...{ decidedBy: null, decidedAt: null, decisionReason: null },
      });
      const event = { id: personId, facts: { reset: id }, disclosures: { reason } };
      await this.trail.record(tx, actor, factorResetPrepared(event));
      return id;
    });
  }
}
