import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/transactions.js';
import { newId } from '../../../platform/ids.js';
import { type Difference, differenceOf } from '../../domain/difference.js';
import type { Wanted } from '../../domain/person-change.js';
import type { TermedGrant } from '../../domain/role-rules.js';
import type { PersonEntity } from '../../persistence/person.entity.js';
import { PeopleRepository } from '../../persistence/people.repository.js';
import type { RoleGrantEntity } from '../../persistence/role-grant.entity.js';
import { RoleGrantsRepository } from '../../persistence/role-grants.repository.js';
import { LastingRoles } from '../lasting-roles.js';

export interface Givers {
  readonly preparedBy: string;
  /** Null where the installation had nobody yet who could approve. */
  readonly approvedBy: string | null;
}

interface Taking {
  readonly wanted: Wanted;
  readonly difference: Difference<RoleGrantEntity>;
  readonly givers: Givers;
  readonly now: Date;
}

/** Lets a change come true. Whoever calls records it. */
@Injectable()
export class ChangeEffects {
  constructor(
    private readonly people: PeopleRepository,
    private readonly grants: RoleGrantsRepository,
    private readonly lasting: LastingRoles,
  ) {}

  /** What has to happen until the person holds what is wanted. */
  async difference(
    tx: Tx,
    person: PersonEntity,
    wanted: Wanted,
    now: Date,
  ): Promise<Difference<RoleGrantEntity>> {
    const grants = (await this.grants.liveOf(tx, [person.id], now)).get(person.id) ?? [];
    return differenceOf({ grants, officerId: person.officerId }, wanted);
  }

  /** @throws DomainError `identity.last-administrator`, `.last-chief` */
  async apply(
    tx: Tx,
    person: PersonEntity,
    { wanted, difference, givers, now }: Taking,
  ): Promise<void> {
    const { fresh, ended } = difference;
    if (person.state === 'active') await this.lasting.demandOthers(tx, person.id, ended, now);
    const ids = ended.map(({ id }) => id);
    if (ids.length > 0) await this.grants.end(tx, ids, now);
    await this.grants.insert(
      tx,
      fresh.map((grant) => row(grant, person.id, givers, now)),
    );
    if (wanted.officerId !== person.officerId) {
      await this.people.update(tx, person.id, { officerId: wanted.officerId });
    }
  }
}

function row(
  { role, unitId, validUntil }: TermedGrant,
  personId: string,
  { preparedBy, approvedBy }: Givers,
  grantedAt: Date,
): RoleGrantEntity {
  const given = { id: newId(), personId, role, unitId, validUntil };
  return { ...given, grantedBy: preparedBy, approvedBy, grantedAt, endedAt: null };
}
