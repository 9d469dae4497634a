import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions.js';
import { AccountLocks } from '../persistence/account-locks.repository.js';
import { type PeopleFilter, PeopleRepository } from '../persistence/people.repository.js';
import type { PersonEntity } from '../persistence/person.entity.js';
import { PersonChangesRepository } from '../persistence/person-changes.repository.js';
import type { RoleGrantEntity } from '../persistence/role-grant.entity.js';
import { RoleGrantsRepository } from '../persistence/role-grants.repository.js';

export interface ListedPerson {
  readonly person: PersonEntity;
  /** Those that count now. */
  readonly grants: readonly RoleGrantEntity[];
  /** Whether something waits for approval. */
  readonly isAwaiting: boolean;
  /** Since when too many failed attempts have locked the account. */
  readonly lockedAt: Date | null;
}

/** Accounts with what they amount to now. Whoever shows one enters that reading in the trail. */
@Injectable()
export class ListedPeople {
  constructor(
    private readonly people: PeopleRepository,
    private readonly grants: RoleGrantsRepository,
    private readonly changes: PersonChangesRepository,
    private readonly locks: AccountLocks,
  ) {}

  /** By user name, from the one after `after` on. */
  async page(
    tx: Tx,
    filter: PeopleFilter,
    { after, limit }: { after: string | null; limit: number },
    now: Date,
  ): Promise<ListedPerson[]> {
    return this.listed(tx, await this.people.page(tx, filter, { after, limit }, now), now);
  }

  async one(tx: Tx, personId: string, now: Date): Promise<ListedPerson | null> {
    const person = await this.people.find(tx, personId);
    const [listed] = person === null ? [] : await this.listed(tx, [person], now);
    return listed ?? null;
  }

  private async listed(tx: Tx, people: readonly PersonEntity[], now: Date) {
    const ids = people.map(({ id }) => id);
    const grants = await this.grants.liveOf(tx, ids, now);
    const waiting = await this.changes.waitingOf(tx, ids);
    const locked = await this.locks.lockedSince(tx, ids);
    return people.map((person) => ({
      person,
      grants: grants.get(person.id) ?? [],
      isAwaiting: waiting.has(person.id),
      lockedAt: locked.get(person.id) ?? null,
    }));
  }
}
