import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { AccountLocks, type SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { accountReleased } from '../domain/sign-in.audit-events.js';
import { signInRefusals } from '../domain/sign-in.errors.js';
import { SignInAttempts } from './sign-in-attempts.js';

/** Opens an account that failed attempts have locked (CJIS AC-7: nobody but an administrator). */
@Injectable()
export class ReleaseAccountCommand {
  constructor(
    private readonly locks: AccountLocks,
    private readonly attempts: SignInAttempts,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `sign-in.not-locked`, also for people who do not exist */
  async execute(actor: SignedIn, personId: string, reason: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const isReleased = await this.locks.release(tx, personId, actor.personId, this.clock.now());
      if (!isReleased) throw signInRefusals.refuse('not-locked');
      await this.attempts.forget(tx, personId);
      const event = accountReleased({ id: personId, facts: {}, disclosures: { reason } });
      await this.trail.record(tx, actor, event);
    });
  }
}
