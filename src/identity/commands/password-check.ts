import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { PASSWORD_MAX_BYTES } from '../domain/password-rules.js';
import { ATTEMPT_WINDOW_MS, isLockedOut } from '../domain/sign-in-attempts.js';
import type { PersonEntity } from '../persistence/person.entity.js';
import { SignInAttemptsRepository } from '../persistence/sign-in-attempts.repository.js';
import { PasswordHasher } from './password-hasher.js';

export type Verdict = 'fits' | 'unknown' | 'password' | 'state' | 'locked';

/** Decides whether a password opens an account, and counts the tries. */
@Injectable()
export class PasswordCheck {
  constructor(
    private readonly attempts: SignInAttemptsRepository,
    private readonly hasher: PasswordHasher,
    private readonly clock: Clock,
  ) {}

  /**
   * @param username as normalized: tries are counted by it whether or not it exists, so that
   *   being locked tells nobody which names do
   */
  async verdict(username: string, person: PersonEntity | null, password: string): Promise<Verdict> {
    const at = this.clock.now();
    const since = new Date(at.getTime() - ATTEMPT_WINDOW_MS);
    const attempt = await this.attempts.begin(
      username,
      { at, since },
      (failures) => !isLockedOut(failures, at),
    );
    if (attempt === null) return 'locked';

    const isHashable = Buffer.byteLength(password) <= PASSWORD_MAX_BYTES;
    const fits = isHashable && (await this.hasher.verify(person?.passwordHash ?? null, password));
    const verdict = judge(person, fits);
    if (verdict === 'fits') await this.attempts.succeed(attempt);
    return verdict;
  }
}

function judge(person: PersonEntity | null, fits: boolean): Verdict {
  if (person === null) return 'unknown';
  if (!fits) return 'password';
  return person.state === 'active' ? 'fits' : 'state';
}
