import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../../platform/database/transactions.js';
import { identityRefusals } from '../../domain/identity.errors.js';
import type { SignedIn } from '../../domain/signed-in.js';
import { PeopleRepository } from '../../persistence/people.repository.js';
import type { PersonChangeEntity } from '../../persistence/person-change.entity.js';
import { PersonChangesRepository } from '../../persistence/person-changes.repository.js';
import type { PersonEntity } from '../../persistence/person.entity.js';

export interface Undecided {
  readonly change: PersonChangeEntity;
  readonly person: PersonEntity;
  readonly now: Date;
}

export interface Outcome<T> {
  readonly state: 'approved' | 'refused' | 'withdrawn';
  readonly reason: string | null;
  readonly answer: T;
}

/** Takes one waiting change at a time to its decision, in one transaction. */
@Injectable()
export class Deciding {
  constructor(
    private readonly changes: PersonChangesRepository,
    private readonly people: PeopleRepository,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `identity.change-not-found`, `.change-decided` */
  decide<T>(
    actor: SignedIn,
    changeId: string,
    work: (tx: Tx, waiting: Undecided) => Promise<Outcome<T>>,
  ): Promise<T> {
    return this.transactions.run(async (tx) => {
      const change = await this.changes.byId(tx, changeId);
      if (change === null) throw identityRefusals.refuse('change-not-found');
      if (change.state !== 'prepared') throw identityRefusals.refuse('change-decided');
      const person = await this.people.byId(tx, change.personId);
      if (person === null) throw identityRefusals.refuse('person-not-found');
      const now = this.clock.now();
      const { state, reason, answer } = await work(tx, { change, person, now });
      const by = { decidedBy: actor.personId, decidedAt: now, decisionReason: reason };
      await this.changes.decide(tx, change.id, { state, ...by });
      return answer;
    });
  }
}

/**
 * Whoever prepared it, or would get something by it, does not decide.
 * @throws DomainError `identity.own-preparation`, `.own-account`
 */
export function demandSomebodyElse(actor: SignedIn, change: PersonChangeEntity): void {
  if (change.preparedBy === actor.personId) throw identityRefusals.refuse('own-preparation');
  if (change.personId === actor.personId) throw identityRefusals.refuse('own-account');
}
