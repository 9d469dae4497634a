import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/transactions.js';
import { checkNewPassword, PASSWORD_MAX_BYTES } from '../domain/password-rules.js';
import { PasswordsRepository } from '../persistence/passwords.repository.js';
import { PasswordHasher } from './password-hasher.js';

/** Sets and checks passwords. Whoever calls records the act that it belongs to. */
@Injectable()
export class Passwords {
  constructor(
    private readonly passwords: PasswordsRepository,
    private readonly hasher: PasswordHasher,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `credentials.weak-password`, `password-hashing.busy` */
  async choose(
    tx: Tx,
    person: { readonly personId: string; readonly username: string },
    password: string,
  ): Promise<void> {
    checkNewPassword(password, person.username);
    const hash = await this.hasher.hash(password);
    await this.passwords.put(tx, { personId: person.personId, hash, setAt: this.clock.now() });
  }

  /**
   * Whether the password is this person's. For nobody, and for somebody without a password, it
   * takes as long and says no.
   */
  async fits(personId: string | null, password: string): Promise<boolean> {
    if (Buffer.byteLength(password) > PASSWORD_MAX_BYTES) return false;
    const kept = personId === null ? null : await this.passwords.of(personId);
    return this.hasher.verify(kept?.hash ?? null, password);
  }
}
