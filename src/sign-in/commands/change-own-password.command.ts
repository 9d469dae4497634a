import { Injectable } from '@nestjs/common';
import { Passwords } from '../../credentials/credentials.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { Transactions } from '../../platform/database/transactions.js';
import { DomainError } from '../../platform/errors/refusals.js';
import { signInRefusals } from '../domain/sign-in.errors.js';
import { PasswordChanges } from './password-changes.js';
import { PasswordCheck } from './password-check.js';
import { SignInFailures } from './sign-in-failures.js';

/** Lets somebody replace their password, which the present one must confirm. */
@Injectable()
export class ChangeOwnPasswordCommand {
  constructor(
    private readonly check: PasswordCheck,
    private readonly passwords: Passwords,
    private readonly changes: PasswordChanges,
    private readonly failures: SignInFailures,
    private readonly transactions: Transactions,
  ) {}

  /**
   * A wrong present password counts like one at the sign-in: a session left open is no way to guess.
   * @throws DomainError `sign-in.wrong-present-password`, `credentials.weak-password`
   */
  async execute(
    actor: SignedIn,
    { current, password }: { current: string; password: string },
  ): Promise<void> {
    const { personId, username, displayName, address, requestId } = actor;
    const visitor = { address, requestId, userAgent: null };
    await this.failures.demandRoom(visitor);
    const person = { id: personId, username, displayName, state: 'active' } as const;
    const { verdict, hasLocked } = await this.check.judge(visitor, { username, person }, current);
    if (verdict !== 'fits') {
      await this.failures.note(visitor, { reason: verdict, username, hasLocked });
      throw this.refusal();
    }
    const prepared = await this.passwords.prepare({ personId, username, displayName }, password);
    await this.transactions.run((tx) => this.changes.own(tx, actor, prepared));
  }

  private refusal(): DomainError {
    return signInRefusals.refuse('wrong-present-password');
  }
}
