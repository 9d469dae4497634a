import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import {
  normalizeUsername,
  PeopleDirectory,
  type SignedIn,
} from '../../identity/identity.public.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { type Named, readFilter } from '../domain/filter.js';
import { usersRead } from '../domain/provisioning.audit-events.js';
import { provisioningRefusals } from '../domain/provisioning.errors.js';
import type { ProvisionedUser } from '../domain/scim.js';
import type { ProvisionedAccountEntity } from '../persistence/provisioned-account.entity.js';
import { ProvisionedAccountsRepository } from '../persistence/provisioned-accounts.repository.js';
import { ProvisionedUsers } from './provisioned-users.js';

export interface UsersAsked {
  readonly filter: string | null;
  /** From 1 on (RFC 7644 section 3.4.2.4). */
  readonly startIndex: number;
  readonly count: number;
}

export interface UsersFound {
  readonly total: number;
  readonly users: readonly ProvisionedUser[];
}

/** Reads the accounts that are kept in step; no other account exists here. */
@Injectable()
export class ReadUsersCommand {
  constructor(
    private readonly links: ProvisionedAccountsRepository,
    private readonly users: ProvisionedUsers,
    private readonly people: PeopleDirectory,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
  ) {}

  /** @throws DomainError `provisioning.invalid-filter` */
  list(actor: SignedIn, asked: UsersAsked): Promise<UsersFound> {
    return this.transactions.run(async (tx) => {
      const found = await this.find(tx, asked);
      const facts = { shown: found.users.length };
      await this.trail.record(tx, actor, usersRead({ id: 'all', facts }));
      return found;
    });
  }

  /** @throws DomainError `provisioning.not-found` */
  one(actor: SignedIn, id: string): Promise<ProvisionedUser> {
    return this.transactions.run(async (tx) => {
      const [user] = await this.users.of(tx, await this.linked(tx, id));
      if (user === undefined) throw provisioningRefusals.refuse('not-found');
      await this.trail.record(tx, actor, usersRead({ id, facts: { shown: 1 } }));
      return user;
    });
  }

  private async find(tx: Tx, { filter, startIndex, count }: UsersAsked): Promise<UsersFound> {
    const skip = startIndex - 1;
    if (filter === null) {
      const [links, total] = await this.links.page(tx, skip, count);
      return { total, users: count === 0 ? [] : await this.users.of(tx, links) };
    }
    const { named, matches } = readFilter(filter);
    const links = named === null ? await this.links.all(tx) : await this.namedBy(tx, named);
    const matching = (await this.users.of(tx, links)).filter(matches);
    return { total: matching.length, users: matching.slice(skip, skip + count) };
  }

  private async namedBy(
    tx: Tx,
    { attribute, value }: Named,
  ): Promise<readonly ProvisionedAccountEntity[]> {
    if (attribute === 'id') return this.linked(tx, value);
    if (attribute === 'externalId') {
      const link = await this.links.byExternalId(tx, value);
      return link?.removedAt === null ? [link] : [];
    }
    const account = await this.people.byUsername(normalizeUsername(value));
    return account === null ? [] : this.linked(tx, account.id);
  }

  private async linked(tx: Tx, id: string): Promise<readonly ProvisionedAccountEntity[]> {
    if (!UUID.test(id)) return [];
    const link = await this.links.byPerson(tx, id.toLowerCase());
    return link?.removedAt === null ? [link] : [];
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
