import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { apartSince, type FactorResetState } from '../domain/factor-reset.js';
import {
  factorResetRefused,
  factorResetWithdrawn,
  secondFactorsReset,
} from '../domain/factor-reset.audit-events.js';
import { credentialsRefusals } from '../domain/credentials.errors.js';
import type { FactorResetEntity } from '../persistence/factor-reset.entity.js';
import { FactorResetsRepository } from '../persistence/factor-resets.repository.js';
import { FactorTaking } from './factor-taking.js';

type Decided = Exclude<FactorResetState, 'prepared'>;

/** Decides about a reset that waits: by somebody else, or taken back. */
@Injectable()
export class DecideFactorResetCommand {
  constructor(
    private readonly resets: FactorResetsRepository,
    private readonly taking: FactorTaking,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes all second factors. The password stays what it was, and at the next sign-in with it the
   * person enrols anew.
   * @throws DomainError `credentials.reset-not-found`, `.reset-decided`, `.own-preparation`,
   *   `.own-reset`, `.link-issued-too`, `.nothing-to-reset`
   */
  approve(actor: SignedIn, id: string): Promise<void> {
    return this.decide(actor, id, 'approved', null, async (tx, reset, now) => {
      const { personId, preparedBy } = reset;
      demandSomebodyElse(actor, reset);
      await this.resets.takeTurns(tx, personId);
      const both = [preparedBy, actor.personId];
      if (await this.resets.hasIssued(tx, both, personId, apartSince(now))) {
        throw credentialsRefusals.refuse('link-issued-too');
      }
      const facts = { reset: id, factors: await this.taking.takeAll(tx, personId, now) };
      await this.trail.record(tx, actor, secondFactorsReset({ id: personId, facts }));
    });
  }

  /** @throws DomainError `credentials.reset-not-found`, `.reset-decided`, `.own-preparation`, `.own-reset` */
  refuse(actor: SignedIn, id: string, reason: string): Promise<void> {
    return this.decide(actor, id, 'refused', reason, async (tx, reset) => {
      demandSomebodyElse(actor, reset);
      const event = { id: reset.personId, facts: { reset: id }, disclosures: { reason } };
      await this.trail.record(tx, actor, factorResetRefused(event));
    });
  }

  /** @throws DomainError `credentials.reset-not-found`, `.reset-decided` */
  withdraw(actor: SignedIn, id: string): Promise<void> {
    return this.decide(actor, id, 'withdrawn', null, async (tx, { personId }) => {
      const event = factorResetWithdrawn({ id: personId, facts: { reset: id } });
      await this.trail.record(tx, actor, event);
    });
  }

  private decide(
    actor: SignedIn,
    id: string,
    state: Decided,
    decisionReason: string | null,
    work: (tx: Tx, reset: FactorResetEntity, now: Date) => Promise<void>,
  ): Promise<void> {
    return this.transactions.run(async (tx) => {
      const reset = await this.resets.byId(tx, id);
      if (reset === null) throw credentialsRefusals.refuse('reset-not-found');
      if (reset.state !== 'prepared') throw credentialsRefusals.refuse('reset-decided');
      const now = this.clock.now();
      await work(tx, reset, now);
      const decision = { state, decidedBy: actor.personId, decidedAt: now, decisionReason };
      await this.resets.decide(tx, id, decision);
    });
  }
}

function demandSomebodyElse(actor: SignedIn, { preparedBy, personId }: FactorResetEntity): void {
  if (preparedBy === actor.personId) throw credentialsRefusals.refuse('own-preparation');
  if (personId === actor.personId) throw credentialsRefusals.refuse('own-reset');
}
