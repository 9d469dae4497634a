import { Injectable } from '@nestjs/common';
import {
  normalizeUsername,
  PeopleDirectory,
  type SignedIn,
} from '../../identity/identity.public.js';
import { Transactions, type Tx, violatedConstraint } from '../../platform/database/transactions.js';
import { provisioningRefusals } from '../domain/provisioning.errors.js';
import type { ProvisionedUser } from '../domain/scim.js';
import type { WholeUser } from '../domain/user-input.js';
import { AccountActs } from './account-acts.js';
import { Linking } from './linking.js';
import { ProvisionedUsers } from './provisioned-users.js';

const TAKEN = {
  uq_person_username: 'user-name-taken',
  uq_provisioned_account_external_id: 'external-id-taken',
} as const;

/** Prepares an account for somebody who works here now; whether it comes to be, a person decides. */
@Injectable()
export class ProvisionUserCommand {
  constructor(
    private readonly linking: Linking,
    private readonly users: ProvisionedUsers,
    private readonly acts: AccountActs,
    private readonly people: PeopleDirectory,
    private readonly transactions: Transactions,
  ) {}

  /** @throws DomainError `provisioning.user-name-taken`, `.external-id-taken` */
  async execute(actor: SignedIn, wanted: WholeUser): Promise<ProvisionedUser> {
    const known = await this.people.byUsername(normalizeUsername(wanted.userName));
    try {
      return await this.transactions.run((tx) => this.within(tx, actor, wanted, known?.id));
    } catch (error) {
      const constraint = violatedConstraint(error) ?? '';
      if (!(constraint in TAKEN)) throw error;
      throw provisioningRefusals.refuse(TAKEN[constraint as keyof typeof TAKEN]);
    }
  }

  private async within(
    tx: Tx,
    actor: SignedIn,
    wanted: WholeUser,
    known: string | undefined,
  ): Promise<ProvisionedUser> {
    const id =
      known === undefined
        ? await this.linking.prepare(tx, actor, wanted)
        : await this.linking.takeUpAgain(tx, actor, known, wanted);
    const account = await this.users.accountOf(tx, id);
    if (account !== null) await this.acts.bringAbout(tx, actor, account, wanted);
    return this.users.one(tx, id);
  }
}
