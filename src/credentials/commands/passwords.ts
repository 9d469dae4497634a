import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { type Settings, SETTINGS } from '../../platform/config/settings.js';
import type { Tx } from '../../platform/database/transactions.js';
import { credentialsRefusals } from '../domain/credentials.errors.js';
import { PASSWORD_MAX_BYTES, passwordFault } from '../domain/password-rules.js';
import { PasswordsRepository } from '../persistence/passwords.repository.js';
import { PasswordHasher } from './password-hasher.js';
import { PasswordLists } from './password-lists.js';
import { PasswordWords } from './password-words.js';

/** Whose password it is to be. */
export interface PasswordOwner {
  readonly personId: string;
  readonly username: string;
  readonly displayName: string;
}

/** A password that was checked and hashed, to be kept by `Passwords.keep`. */
export interface PreparedPassword {
  readonly personId: string;
  readonly hash: string;
}

const DAY_MS = 86_400_000;

/** Sets and checks passwords. Whoever calls records the act that it belongs to. */
@Injectable()
export class Passwords {
  constructor(
    private readonly passwords: PasswordsRepository,
    private readonly hasher: PasswordHasher,
    private readonly lists: PasswordLists,
    private readonly words: PasswordWords,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Checks a new password and hashes it, before a transaction is open: that takes its time.
   * @throws DomainError `credentials.weak-password` with its reason, `password-hashing.busy`
   */
  async prepare(owner: PasswordOwner, password: string): Promise<PreparedPassword> {
    await this.demandGood(owner, password);
    if (await this.fits(owner.personId, password)) {
      throw credentialsRefusals.refuse('weak-password', { reason: 'is-the-old-one' });
    }
    return { personId: owner.personId, hash: await this.hasher.hash(password) };
  }

  async keep(tx: Tx, { personId, hash }: PreparedPassword): Promise<void> {
    await this.passwords.put(tx, { personId, hash, setAt: this.clock.now(), mustChange: false });
  }

  /** For somebody's first password. @throws as `prepare` */
  async choose(tx: Tx, owner: PasswordOwner, password: string): Promise<void> {
    await this.demandGood(owner, password);
    const hash = await this.hasher.hash(password);
    await this.keep(tx, { personId: owner.personId, hash });
  }

  /**
   * Whether the password is this person's. For nobody, and for somebody without a password, it
   * takes as long and says no.
   */
  async fits(personId: string | null, password: string): Promise<boolean> {
    if (Buffer.byteLength(password) > PASSWORD_MAX_BYTES) return false;
    const kept = await this.passwords.of(personId ?? NOBODY);
    return this.hasher.verify(kept?.hash ?? null, password);
  }

  /**
   * Whether a password that fits must be replaced: it has become known since, is too old, or an
   * administrator asks for it (CJIS IA-5).
   */
  async mustChange(personId: string, password: string): Promise<boolean> {
    const kept = await this.passwords.of(personId);
    if (kept === null) return false;
    const age = this.clock.now().getTime() - kept.setAt.getTime();
    const isOld = age > this.settings.passwords.maximumAgeDays * DAY_MS;
    return kept.mustChange || isOld || (await this.lists.listOf(password)) !== null;
  }

  async hasOne(tx: Tx, personId: string): Promise<boolean> {
    return this.passwords.exists(tx, personId);
  }

  /** Asks for a new password at the next sign-in. @returns false for people who have none */
  demandChange(tx: Tx, personId: string): Promise<boolean> {
    return this.passwords.demandChange(tx, personId);
  }

  private async demandGood(owner: PasswordOwner, password: string): Promise<void> {
    const { minimumLength: atLeast } = this.settings.passwords;
    const surroundings = { ...owner, words: await this.words.all() };
    const reason =
      passwordFault(password, surroundings, atLeast) ?? (await this.lists.listOf(password));
    if (reason !== null) throw credentialsRefusals.refuse('weak-password', { reason, atLeast });
  }
}

/** Looked up for names that nobody has, so that they take as long. */
const NOBODY = '00000000-0000-0000-0000-000000000000';
