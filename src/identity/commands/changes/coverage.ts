import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/transactions.js';
import type { Holder, RoleGrant } from '../../domain/access.js';
import { isOver } from '../../domain/account.js';
import type { Difference } from '../../domain/difference.js';
import { type Gift, type Giving, giftsOf, uncovered } from '../../domain/giving.js';
import { identityRefusals } from '../../domain/identity.errors.js';
import type { Wanted } from '../../domain/person-change.js';
import type { SignedIn } from '../../domain/signed-in.js';
import { PeopleRepository } from '../../persistence/people.repository.js';
import type { PersonChangeEntity } from '../../persistence/person-change.entity.js';
import type { RoleGrantEntity } from '../../persistence/role-grant.entity.js';
import { RoleGrantsRepository } from '../../persistence/role-grants.repository.js';

export interface Given {
  readonly change: PersonChangeEntity;
  readonly wanted: Wanted;
  readonly difference: Difference<RoleGrantEntity>;
}

/** How many permissions a refusal names. */
const NAMED = 5;
/** No officer has this identifier: only whoever reaches all of them reaches it. */
const ANYBODY = 'anybody';

/** Sees to it that two people together give nothing that neither of them holds. */
@Injectable()
export class Coverage {
  constructor(
    private readonly people: PeopleRepository,
    private readonly grants: RoleGrantsRepository,
  ) {}

  /** @throws DomainError `identity.more-than-both-hold`, with the permissions that are missing */
  async demand(tx: Tx, given: Given, approver: SignedIn, now: Date): Promise<void> {
    await this.demandOf(tx, giftsOf(givingOf(given)), given.change.preparedBy, approver, now);
  }

  /**
   * For a role that many will be given by a rule: who they are is not known yet, so that what is
   * each one’s own counts as anybody’s.
   * @throws DomainError as above
   */
  async demandForAnybody(
    tx: Tx,
    grant: RoleGrant,
    preparedBy: string,
    approver: SignedIn,
    now: Date,
  ): Promise<void> {
    const giving = { fresh: [grant], kept: [], officerId: ANYBODY, isOfficerNew: false };
    await this.demandOf(tx, giftsOf(giving), preparedBy, approver, now);
  }

  private async demandOf(
    tx: Tx,
    gifts: readonly Gift[],
    preparedBy: string,
    approver: SignedIn,
    now: Date,
  ): Promise<void> {
    const preparer = await this.holder(tx, preparedBy, now);
    const missing = uncovered(gifts, [preparer, approver]);
    if (missing.length === 0) return;
    const named = missing.slice(0, NAMED).join(', ');
    throw identityRefusals.refuse('more-than-both-hold', { missing: missing.length, named });
  }

  /** What whoever prepared it holds by now: rights that were lost since cover nothing. */
  private async holder(tx: Tx, personId: string, now: Date): Promise<Holder> {
    const person = await this.people.find(tx, personId);
    if (person?.state !== 'active' || isOver(person, now)) return { grants: [], officerId: null };
    const grants = (await this.grants.liveOf(tx, [personId], now)).get(personId) ?? [];
    return { grants, officerId: person.officerId };
  }
}

/** An account that works again gives everything anew, also what it held before. */
function givingOf({ change, wanted, difference }: Given): Giving {
  const { officerId } = wanted;
  const { fresh, kept, isOfficerNew } = difference;
  return change.kind === 'roles'
    ? { fresh, kept, officerId, isOfficerNew }
    : { fresh: wanted.grants, kept: [], officerId, isOfficerNew: false };
}
