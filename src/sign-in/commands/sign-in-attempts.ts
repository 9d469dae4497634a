import { Inject, Injectable } from '@nestjs/common';
import { AuditTrail, systemActor } from '../../audit-trail/audit-trail.public.js';
import { AccountLocks, type Visitor } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { type Settings, SETTINGS } from '../../platform/config/settings.js';
import type { Tx } from '../../platform/database/transactions.js';
import { accountLocked, type Proof } from '../domain/sign-in.audit-events.js';
import { PendingSignInsRepository } from '../persistence/pending-sign-ins.repository.js';
import { SignInAttemptsRepository } from '../persistence/sign-in-attempts.repository.js';

/** Whose tries are counted: a person, or a name that nobody has. */
export interface TriedAccount {
  readonly personId: string | null;
  /** As `normalizeUsername` has it. */
  readonly username: string;
}

const accountOf = ({ personId, username }: TriedAccount) => personId ?? username;

/** Counts failed tries at passwords and codes together, and locks accounts (CJIS AC-7). */
@Injectable()
export class SignInAttempts {
  constructor(
    private readonly attempts: SignInAttemptsRepository,
    private readonly locks: AccountLocks,
    private readonly pending: PendingSignInsRepository,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Notes a try before it is looked at, as a failure until it is known to be none: tries that run
   * side by side would otherwise not see each other. A name that nobody has is treated alike.
   * @returns the try's identifier, or null where the account is locked
   */
  async admit(tx: Tx, tried: TriedAccount): Promise<string | null> {
    const account = accountOf(tried);
    await this.attempts.takeTurns(tx, account);
    const isLocked = await this.locks.isLocked(tx, tried.personId ?? NOBODY);
    const failures = await this.attempts.failuresSince(tx, account, this.windowStart());
    if (isLocked || failures >= this.settings.signIn.attempts) return null;
    return this.attempts.noteFailure(tx, account, this.clock.now());
  }

  /** The try was none, or it was right: it counts for nothing. Earlier failures still count. */
  withdraw(tx: Tx, attempt: string): Promise<void> {
    return this.attempts.withdraw(tx, attempt);
  }

  /**
   * The try failed. Where it was one too many, the account is locked and that is entered; then
   * whatever its owner has begun is worthless too.
   * @returns whether it has locked the account
   */
  async settleFailure(
    tx: Tx,
    { address, requestId }: Visitor,
    tried: TriedAccount,
    by: Proof,
  ): Promise<boolean> {
    const account = accountOf(tried);
    await this.attempts.takeTurns(tx, account);
    const failures = await this.attempts.failuresSince(tx, account, this.windowStart());
    const { personId } = tried;
    if (failures < this.settings.signIn.attempts || personId === null) return false;
    const now = this.clock.now();
    if (!(await this.locks.lock(tx, personId, now))) return false;
    await this.pending.spendAllOf(tx, personId, now);
    const actor = { ...systemActor('sign-in', requestId), role: 'visitor', address };
    const facts = { by, failures };
    await this.trail.record(tx, actor, accountLocked({ id: personId, facts, outcome: 'denied' }));
    return true;
  }

  /** Somebody came in, or was released: what failed before no longer counts. */
  forget(tx: Tx, personId: string): Promise<void> {
    return this.attempts.noteSuccess(tx, personId, this.clock.now());
  }

  private windowStart(): Date {
    return new Date(this.clock.now().getTime() - this.settings.signIn.windowMinutes * 60_000);
  }
}

/** Looked up for names that nobody has, so that they take as long. */
const NOBODY = '00000000-0000-0000-0000-000000000000';
