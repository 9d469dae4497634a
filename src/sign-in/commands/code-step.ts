import { Injectable } from '@nestjs/common';
import type { FactorCheck } from '../../credentials/credentials.public.js';
import {
  PeopleDirectory,
  type SecondFactorKind,
  type Visitor,
} from '../../identity/identity.public.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { DomainError } from '../../platform/errors/refusals.js';
import type { PendingSignIn, Progress } from '../domain/pending-sign-in.js';
import type { FailureReason } from '../domain/sign-in.audit-events.js';
import { signInRefusals } from '../domain/sign-in.errors.js';
import { PendingSignIns } from './pending-sign-ins.js';
import { SignInAttempts } from './sign-in-attempts.js';
import { type Failure, SignInFailures } from './sign-in-failures.js';

/** Checks a second factor of a person, in the transaction that holds their sign-in. */
export type CheckFactor = (tx: Tx, pending: PendingSignIn) => Promise<FactorCheck>;

const REASONS: Readonly<Record<Exclude<FactorCheck, 'good'>, FailureReason>> = {
  wrong: 'code',
  replayed: 'replayed-code',
  cloned: 'copied-passkey',
};

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
      return await this.pending.step(visitor, token, 'second-factor', async (tx, pending) => {
        const failure = await this.failureOf(tx, visitor, pending, factor, check);
        // That a recovery code was used has an entry of its own.
        if (failure === null) return { factor, isEntered: factor === 'recovery-code' };
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
    pending: PendingSignIn,
    factor: SecondFactorKind,
    check: CheckFactor,
  ): Promise<Failure | null> {
    const { personId } = pending;
    const username = await this.people.usernameOf(tx, personId);
    const tried = { personId, username };
    const attempt = await this.attempts.admit(tx, tried);
    if (attempt === null) return { reason: 'locked', username, hasLocked: false };
    const verdict = await check(tx, pending);
    if (verdict === 'good') {
      await this.attempts.withdraw(tx, attempt);
      return null;
    }
    const hasLocked = await this.attempts.settleFailure(tx, visitor, tried, factor);
    return { reason: REASONS[verdict], username, hasLocked };
  }
}

const wrongCode = (): DomainError => signInRefusals.refuse('wrong-code');
