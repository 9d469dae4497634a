import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { Sessions, type SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { secondFactorsReset } from '../domain/credentials.audit-events.js';
import { credentialsRefusals } from '../domain/credentials.errors.js';
import { SecondFactorsRepository } from '../persistence/second-factors.repository.js';
import { RecoveryCodes } from './recovery-codes.js';

/**
 * Takes all second factors of somebody who has lost theirs. The password stays what it was, and at
 * the next sign-in with it the person enrols anew.
 */
@Injectable()
export class ResetSecondFactorsCommand {
  constructor(
    private readonly factors: SecondFactorsRepository,
    private readonly codes: RecoveryCodes,
    private readonly sessions: Sessions,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `credentials.own-reset`, `.nothing-to-reset` */
  async execute(actor: SignedIn, personId: string, reason: string): Promise<void> {
    if (personId === actor.personId) throw credentialsRefusals.refuse('own-reset');
    const now = this.clock.now();
    await this.transactions.run(async (tx) => {
      const factors = await this.factors.ofLocked(tx, personId);
      if (factors.length === 0) throw credentialsRefusals.refuse('nothing-to-reset');
      for (const { id } of factors) await this.factors.remove(tx, id, now);
      await this.codes.withdraw(tx, personId, now);
      await this.sessions.endAllOf(tx, personId, 'credentials-changed');
      const facts = { factors: factors.length };
      await this.trail.record(
        tx,
        actor,
        secondFactorsReset({ id: personId, facts, disclosures: { reason } }),
      );
    });
  }
}
