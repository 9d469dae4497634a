import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions.js';
import { PeopleRepository } from '../persistence/people.repository.js';
import type { PersonChangeEntity } from '../persistence/person-change.entity.js';
import { PersonChangesRepository } from '../persistence/person-changes.repository.js';
import type { RoleGrantEntity } from '../persistence/role-grant.entity.js';
import { RoleGrantsRepository } from '../persistence/role-grants.repository.js';

export interface History {
  /** Every role that was ever given, newest first. */
  readonly given: readonly RoleGrantEntity[];
  /** The hundred newest. */
  readonly changes: readonly PersonChangeEntity[];
  /** Display names of whoever gave, approved or decided. */
  readonly names: ReadonlyMap<string, string>;
}

/** What was given to somebody, asked for and decided, by whom. */
@Injectable()
export class AccountHistory {
  constructor(
    private readonly people: PeopleRepository,
    private readonly grants: RoleGrantsRepository,
    private readonly changes: PersonChangesRepository,
  ) {}

  async of(tx: Tx, personId: string): Promise<History> {
    const given = await this.grants.allOf(tx, personId);
    const changes = await this.changes.of(tx, personId);
    const ids = [
      ...given.flatMap(({ grantedBy, approvedBy }) => [grantedBy, approvedBy]),
      ...changes.flatMap(({ preparedBy, decidedBy }) => [preparedBy, decidedBy]),
    ];
    const named = [...new Set(ids)].filter((id) => id !== null);
    return { given, changes, names: await this.people.namesOf(named, tx) };
  }
}
