import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { Sessions, type SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import {
  factorRemoved,
  factorRenamed,
  recoveryCodesMade,
} from '../domain/credentials.audit-events.js';
import { credentialsRefusals } from '../domain/credentials.errors.js';
import type { SecondFactorEntity } from '../persistence/second-factor.entity.js';
import { SecondFactorsRepository } from '../persistence/second-factors.repository.js';
import { RecoveryCodes } from './recovery-codes.js';

export interface OwnFactors {
  readonly factors: readonly SecondFactorEntity[];
  readonly recoveryCodesLeft: number;
}

/** What somebody may do with their own second factors. */
@Injectable()
export class ManageOwnFactors {
  constructor(
    private readonly factors: SecondFactorsRepository,
    private readonly codes: RecoveryCodes,
    private readonly sessions: Sessions,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  list({ personId }: SignedIn): Promise<OwnFactors> {
    return this.transactions.run(async (tx) => ({
      factors: await this.factors.of(tx, personId),
      recoveryCodesLeft: await this.codes.left(tx, personId),
    }));
  }

  /** @throws DomainError `credentials.factor-not-found` */
  async rename(actor: SignedIn, id: string, name: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      await this.own(tx, actor, id);
      await this.factors.rename(tx, id, name);
      const event = { id: actor.personId, facts: { factor: id }, disclosures: { name } };
      await this.trail.record(tx, actor, factorRenamed(event));
    });
  }

  /**
   * Ends the person's other sessions too: whoever removes a factor may have lost it to somebody.
   * @throws DomainError `credentials.factor-not-found`, `.last-factor`
   */
  async remove(actor: SignedIn, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { factor, others } = await this.own(tx, actor, id);
      if (others === 0) throw credentialsRefusals.refuse('last-factor');
      await this.factors.remove(tx, id, this.clock.now());
      const { kind: type, name } = factor;
      const event = { id: actor.personId, facts: { factor: id, type }, disclosures: { name } };
      await this.trail.record(tx, actor, factorRemoved(event));
      const except = actor.sessionId;
      await this.sessions.endAllOf(tx, actor.personId, 'credentials-changed', { except });
    });
  }

  /** @returns the new codes, which end the old ones; shown this once */
  makeRecoveryCodes(actor: SignedIn): Promise<string[]> {
    return this.transactions.run(async (tx) => {
      const codes = await this.codes.make(tx, actor.personId, this.clock.now());
      const event = { id: actor.personId, facts: { made: codes.length } };
      await this.trail.record(tx, actor, recoveryCodesMade(event));
      return codes;
    });
  }

  private async own(tx: Tx, { personId }: SignedIn, id: string) {
    const factors = await this.factors.ofLocked(tx, personId);
    const factor = factors.find((one) => one.id === id);
    if (factor === undefined) throw credentialsRefusals.refuse('factor-not-found');
    return { factor, others: factors.length - 1 };
  }
}
