import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import type { KeptAccount, SignedIn } from '../../identity/identity.public.js';
import { normalizeUsername } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx, violatedConstraint } from '../../platform/database/transactions.js';
import { accountRemoved, externalIdChanged } from '../domain/provisioning.audit-events.js';
import { provisioningRefusals } from '../domain/provisioning.errors.js';
import type { ProvisionedUser, WantedUser } from '../domain/scim.js';
import type { ProvisionedAccountEntity } from '../persistence/provisioned-account.entity.js';
import { ProvisionedAccountsRepository } from '../persistence/provisioned-accounts.repository.js';
import { AccountActs } from './account-acts.js';
import { ProvisionedUsers } from './provisioned-users.js';

/** Makes an account what the other system wants it to be, as far as that is for a machine to do. */
@Injectable()
export class ChangeUserCommand {
  constructor(
    private readonly links: ProvisionedAccountsRepository,
    private readonly users: ProvisionedUsers,
    private readonly acts: AccountActs,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * Said twice, it does nothing the second time.
   * @throws DomainError `provisioning.not-found`, `.user-name-stays`, `.external-id-taken`,
   *   `identity.last-administrator`, `.last-chief`
   */
  async execute(actor: SignedIn, id: string, wanted: WantedUser): Promise<ProvisionedUser> {
    try {
      return await this.transactions.run(async (tx) => {
        const { link, account } = await this.kept(tx, id);
        const { userName, externalId } = wanted;
        if (userName !== undefined && normalizeUsername(userName) !== account.username) {
          throw provisioningRefusals.refuse('user-name-stays');
        }
        if (externalId !== undefined && externalId !== link.externalId) {
          await this.changeExternalId(tx, actor, id, externalId);
        }
        const isChanged = await this.acts.bringAbout(tx, actor, account, wanted);
        if (isChanged) await this.links.update(tx, id, { changedAt: this.clock.now() });
        return this.users.one(tx, id);
      });
    } catch (error) {
      if (violatedConstraint(error) !== 'uq_provisioned_account_external_id') throw error;
      throw provisioningRefusals.refuse('external-id-taken');
    }
  }

  /** Ends the access and takes the user out of the other system's sight. Nothing is deleted. */
  async remove(actor: SignedIn, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { account } = await this.kept(tx, id);
      await this.acts.bringAbout(tx, actor, account, { active: false });
      const now = this.clock.now();
      await this.links.update(tx, id, { removedAt: now, changedAt: now });
      await this.trail.record(tx, actor, accountRemoved({ id, facts: {} }));
    });
  }

  private async kept(
    tx: Tx,
    id: string,
  ): Promise<{ link: ProvisionedAccountEntity; account: KeptAccount }> {
    const link = await this.links.byPerson(tx, id);
    const account = link?.removedAt === null ? await this.users.accountOf(tx, id) : null;
    if (link === null || account === null) throw provisioningRefusals.refuse('not-found');
    return { link, account };
  }

  private async changeExternalId(
    tx: Tx,
    actor: SignedIn,
    id: string,
    externalId: string | null,
  ): Promise<void> {
    await this.links.update(tx, id, { externalId, changedAt: this.clock.now() });
    const disclosures = externalId === null ? {} : { externalId };
    await this.trail.record(tx, actor, externalIdChanged({ id, facts: {}, disclosures }));
  }
}
