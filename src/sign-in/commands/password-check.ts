import { Injectable } from '@nestjs/common';
import { Passwords } from '../../credentials/credentials.public.js';
import type { Account, Visitor } from '../../identity/identity.public.js';
import { Transactions } from '../../platform/database/transactions.js';
import { SignInAttempts } from './sign-in-attempts.js';

export type Verdict = 'fits' | 'unknown' | 'password' | 'state' | 'locked';

export interface Judged {
  readonly verdict: Verdict;
  /** Whether this very try has locked the account; that has its entry. */
  readonly hasLocked: boolean;
}

/**
 * Decides whether a password opens an account, and counts the tries. Whoever asks can tell from
 * neither the answer nor its time whether the name exists, is locked or is disabled: in each case
 * the password is hashed, and the same is written.
 */
@Injectable()
export class PasswordCheck {
  constructor(
    private readonly attempts: SignInAttempts,
    private readonly passwords: Passwords,
    private readonly transactions: Transactions,
  ) {}

  /** @throws DomainError `password-hashing.busy`, and then the try counts for nothing */
  async judge(
    visitor: Visitor,
    { username, person }: { username: string; person: Account | null },
    password: string,
  ): Promise<Judged> {
    const tried = { personId: person?.id ?? null, username };
    const attempt = await this.transactions.run((tx) => this.attempts.admit(tx, tried));
    const fits = await this.fits(attempt, tried.personId, password);
    const verdict = attempt === null ? 'locked' : judge(person, fits);
    if (verdict === 'fits') {
      await this.withdraw(attempt);
      return { verdict, hasLocked: false };
    }
    const hasLocked = await this.transactions.run((tx) =>
      this.attempts.settleFailure(tx, visitor, tried, 'password'),
    );
    return { verdict, hasLocked };
  }

  /** Whether a password that fits must be replaced before it opens anything. */
  mustChange(personId: string, password: string): Promise<boolean> {
    return this.passwords.mustChange(personId, password);
  }

  private async fits(
    attempt: string | null,
    personId: string | null,
    password: string,
  ): Promise<boolean> {
    try {
      return await this.passwords.fits(personId, password);
    } catch (error) {
      await this.withdraw(attempt);
      throw error;
    }
  }

  private async withdraw(attempt: string | null): Promise<void> {
    if (attempt === null) return;
    await this.transactions.run((tx) => this.attempts.withdraw(tx, attempt));
  }
}

function judge(person: Account | null, fits: boolean): Verdict {
  if (person === null) return 'unknown';
  if (!fits) return 'password';
  return person.state === 'active' ? 'fits' : 'state';
}
