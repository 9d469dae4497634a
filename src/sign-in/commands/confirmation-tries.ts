import { Injectable } from '@nestjs/common';
import type { SecondFactors } from '../../credentials/credentials.public.js';
import type { SignedIn, Visitor } from '../../identity/identity.public.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { Proof } from '../domain/sign-in.audit-events.js';
import { signInRefusals } from '../domain/sign-in.errors.js';
import { PasswordCheck } from './password-check.js';
import { SignInAttempts } from './sign-in-attempts.js';
import { type Failure, SignInFailures } from './sign-in-failures.js';

export type PasskeyOptions = Awaited<ReturnType<SecondFactors['passkeyOptions']>>;

/** Counts what is tried in a confirmation, together with what is tried at the door. */
@Injectable()
export class ConfirmationTries {
  constructor(
    private readonly passwords: PasswordCheck,
    private readonly attempts: SignInAttempts,
    private readonly failures: SignInFailures,
    private readonly transactions: Transactions,
  ) {}

  /** @throws DomainError `sign-in.not-confirmed`, `sign-in.too-many-attempts` */
  async demandPassword(actor: SignedIn, visitor: Visitor, password: string): Promise<void> {
    const { personId: id, username, displayName } = actor;
    await this.failures.demandRoom(visitor);
    const person = { id, username, displayName, state: 'active' } as const;
    const { verdict, hasLocked } = await this.passwords.judge(
      visitor,
      { username, person },
      password,
    );
    if (verdict === 'fits') return;
    await this.refuse(visitor, { reason: verdict, username, hasLocked });
  }

  /**
   * @param check what the proof came to, or, where it was good, what follows from it
   * @throws DomainError `sign-in.not-confirmed`, `sign-in.too-many-attempts`
   */
  async take(
    actor: SignedIn,
    visitor: Visitor,
    by: Proof,
    check: (tx: Tx) => Promise<'wrong' | 'replayed' | number>,
  ): Promise<number> {
    const { personId, username } = actor;
    await this.failures.demandRoom(visitor);
    const tried = { personId, username };
    const outcome = await this.transactions.run(async (tx): Promise<number | Failure> => {
      const attempt = await this.attempts.admit(tx, tried);
      if (attempt === null) return { reason: 'locked', username, hasLocked: false };
      const verdict = await check(tx);
      if (typeof verdict === 'number') {
        await this.attempts.withdraw(tx, attempt);
        return verdict;
      }
      const hasLocked = await this.attempts.settleFailure(tx, visitor, tried, by);
      const reason = verdict === 'wrong' ? ('code' as const) : ('replayed-code' as const);
      return { reason, username, hasLocked };
    });
    if (typeof outcome === 'number') return outcome;
    return this.refuse(visitor, outcome);
  }

  private async refuse(visitor: Visitor, failure: Failure): Promise<never> {
    await this.failures.note(visitor, failure);
    throw signInRefusals.refuse('not-confirmed');
  }
}
