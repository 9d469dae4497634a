import { Injectable } from '@nestjs/common';
import { AccountsQuery, type KeptAccount } from '../../identity/identity.public.js';
import type { Tx } from '../../platform/database/transactions.js';
import { invariant } from '../../platform/errors/invariant.js';
import type { ProvisionedUser } from '../domain/scim.js';
import type { ProvisionedAccountEntity } from '../persistence/provisioned-account.entity.js';
import { ProvisionedAccountsRepository } from '../persistence/provisioned-accounts.repository.js';

/** Joins what is kept of a link with the account that it is of. */
@Injectable()
export class ProvisionedUsers {
  constructor(
    private readonly accounts: AccountsQuery,
    private readonly links: ProvisionedAccountsRepository,
  ) {}

  accountOf(tx: Tx, personId: string): Promise<KeptAccount | null> {
    return this.accounts.one(tx, personId);
  }

  /** As it stands in this transaction; the link is there. */
  async one(tx: Tx, personId: string): Promise<ProvisionedUser> {
    const link = await this.links.byPerson(tx, personId);
    const [user] = await this.of(tx, link === null ? [] : [link]);
    invariant(user !== undefined, 'A link is of an account that there is');
    return user;
  }

  /** In the order of the links. */
  async of(tx: Tx, links: readonly ProvisionedAccountEntity[]): Promise<ProvisionedUser[]> {
    const found = await this.accounts.byIds(
      tx,
      links.map(({ personId }) => personId),
    );
    const accounts = new Map(found.map((account) => [account.personId, account]));
    return links.flatMap((link) => {
      const account = accounts.get(link.personId);
      return account === undefined ? [] : [userOf(link, account)];
    });
  }
}

function userOf(
  { personId, externalId, createdAt, changedAt }: ProvisionedAccountEntity,
  { username, displayName, state }: KeptAccount,
): ProvisionedUser {
  const active = mayComeIn(state);
  return {
    id: personId,
    externalId,
    userName: username,
    displayName,
    active,
    createdAt,
    changedAt,
  };
}

/** An account that waits for its approval is what the other system wanted, not ended. */
export function mayComeIn(state: KeptAccount['state']): boolean {
  return state !== 'disabled' && state !== 'withdrawn';
}
