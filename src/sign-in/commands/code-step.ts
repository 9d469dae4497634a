import { Injectable } from '@nestjs/common';
import {
  PeopleDirectory,
  type SecondFactorKind,
  type Visitor,
} from '../../identity/identity.public.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { DomainError } from '../../platform/errors/refusals.js';
import type { Progress } from '../domain/pending-sign-in.js';
import { signInRefusals } from '../domain/sign-in.errors.js';
import { PendingSignIns } from './pending-sign-ins.js';
import { SignInAttempts } from './sign-in-attempts.js';
import { type Failure, SignInFailures } from './sign-in-failures.js';

/** What a second factor came to. */
export type FactorVerdict = 'good' | 'wrong' | 'replayed';

/** Checks a second factor of a person, in the transaction that holds their sign-in. */
export type CheckFactor = (tx: Tx, personId: string) => Promise<FactorVerdict>;

/** The step of the second factor, whichever it is: its failures count like those of passwords. */
@Injectable()
export class CodeStep {
  constructor(
    private readonly pending: PendingSignIns,
    private readonly attempts: SignInAttempts,
    private readonly failures: SignInFailures,
    private readonly people: PeopleDirectory,
  ) {}

  /**
   * @throws DomainError `sign-in.wrong-code`, the same for a wrong code, a used one and a locked
   *   account; `sign-in.too-many-attempts`, and as `PendingSignIns.step`
   */
  async take(
    visitor: Visitor,
    token: string | null,
    factor: SecondFactorKind,
    check: CheckFactor,
  ): Promise<Progress> {
    await this.failures.demandRoom(visitor);
    const failures: Failure[] = [];
    try {
      return await this.pending.step(visitor, token, 'second-factor', async (tx, { personId }) => {
        const failure = await this.failureOf(tx, visitor, personId, factor, check);
        if (failure === null) return { factor };
        failures.push(failure);
        return { refused: wrongCode() };
      });
    } finally {
      for (const failure of failures.slice(-1)) await this.failures.note(visitor, failure);
    }
  }

  /** @returns null where the factor is good */
  private async failureOf(
    tx: Tx,
    visitor: Visitor,
    personId: string,
    factor: SecondFactorKind,
    check: CheckFactor,
  ): Promise<Failure | null> {
    const username = await this.people.usernameOf(tx, personId);
    const tried = { personId, username };
    const attempt = await this.attempts.admit(tx, tried);
    if (attempt === null) return { reason: 'locked', username, hasLocked: false };
    const verdict = await check(tx, personId);
    if (verdict === 'good') {
      await this.attempts.withdraw(tx, attempt);
      return null;
    }
    const hasLocked = await this.attempts.settleFailure(tx, visitor, tried, factor);
    return { reason: verdict === 'wrong' ? 'code' : 'replayed-code', username, hasLocked };
  }
}

const wrongCode = (): DomainError => signInRefusals.refuse('wrong-code');
