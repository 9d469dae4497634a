import { Inject, Injectable } from '@nestjs/common';
import { type Actor, AuditTrail } from '../../audit-trail/audit-trail.public.js';
import {
  AccountsQuery,
  IdentityDirectory,
  type KeptAccount,
} from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { type Settings, SETTINGS } from '../../platform/config/settings.js';
import { Transactions } from '../../platform/database/transactions.js';
import { DomainError } from '../../platform/errors/refusals.js';
import { unusedDisabled, unusedKept } from '../domain/lifecycle.audit-events.js';
import { disabledFrom, unusedSince } from '../domain/unused.js';

const UNUSED = 'The account was not used for too long';

/** Disables accounts that nobody uses (CJIS AC-2(3)). */
@Injectable()
export class UnusedAccounts {
  constructor(
    private readonly accounts: AccountsQuery,
    private readonly identity: IdentityDirectory,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async disable(actor: Actor): Promise<void> {
    for (const account of await this.accounts.open()) {
      if (this.isDue(account)) await this.disableOne(actor, account);
    }
  }

  private isDue(account: KeptAccount): boolean {
    const from = disabledFrom(account, this.settings.personnel.unusedDays);
    return account.state === 'active' && from <= this.clock.now();
  }

  private async disableOne(actor: Actor, { personId }: KeptAccount): Promise<void> {
    const days = this.settings.personnel.unusedDays;
    const since = await this.transactions.run(async (tx) => {
      const account = await this.accounts.one(tx, personId);
      return account === null || !this.isDue(account) ? null : unusedSince(account).toISOString();
    });
    if (since === null) return;
    try {
      await this.transactions.run(async (tx) => {
        await this.identity.disable(tx, actor, personId, UNUSED);
        await this.trail.record(
          tx,
          actor,
          unusedDisabled({ id: personId, facts: { since, days } }),
        );
      });
    } catch (error) {
      // Whoever is the last administrator or chief stays; the list shows it, and the trail, once.
      if (!(error instanceof DomainError)) throw error;
      const facts = { since, rule: error.code };
      const onceKey = `personnel.unused-kept:${personId}:${since}`;
      await this.transactions.run((tx) =>
        this.trail.record(tx, actor, unusedKept({ id: personId, facts, onceKey })),
      );
    }
  }
}
