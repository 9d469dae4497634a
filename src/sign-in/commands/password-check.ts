import { Injectable } from '@nestjs/common';
import { Passwords } from '../../credentials/credentials.public.js';
import type { Account } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { ATTEMPT_WINDOW_MS, isLockedOut } from '../domain/sign-in-attempts.js';
import { SignInAttemptsRepository } from '../persistence/sign-in-attempts.repository.js';

export type Verdict = 'fits' | 'unknown' | 'password' | 'state' | 'locked';

/** Decides whether a password opens an account, and counts the tries. */
@Injectable()
export class PasswordCheck {
  constructor(
    private readonly attempts: SignInAttemptsRepository,
    private readonly passwords: Passwords,
    private readonly clock: Clock,
  ) {}

  /**
   * @param username as normalized: tries are counted by it whether or not it exists, so that
   *   being locked tells nobody which names do
   */
  async verdict(username: string, person: Account | null, password: string): Promise<Verdict> {
    const at = this.clock.now();
    const since = new Date(at.getTime() - ATTEMPT_WINDOW_MS);
    const attempt = await this.attempts.begin(
      username,
      { at, since },
      (failures) => !isLockedOut(failures, at),
    );
    if (attempt === null) return 'locked';

    const fits = await this.passwords.fits(person?.id ?? null, password);
    const verdict = judge(person, fits);
    if (verdict === 'fits') await this.attempts.succeed(attempt);
    return verdict;
  }
}

function judge(person: Account | null, fits: boolean): Verdict {
  if (person === null) return 'unknown';
  if (!fits) return 'password';
  return person.state === 'active' ? 'fits' : 'state';
}
