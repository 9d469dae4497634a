import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions.js';
import { invariant } from '../../platform/errors/invariant.js';
import { PeopleRepository } from '../persistence/people.repository.js';
import type { PersonEntity } from '../persistence/person.entity.js';

/** Of an account, what decides whether somebody may come in. */
export type Account = Pick<PersonEntity, 'id' | 'username' | 'displayName' | 'state'>;

/** Finds accounts for those who let people in. */
@Injectable()
export class PeopleDirectory {
  constructor(private readonly people: PeopleRepository) {}

  /** @param username as `normalizeUsername` has it */
  byUsername(username: string): Promise<Account | null> {
    return this.people.byUsername(username);
  }

  /**
   * The user name of somebody who has just proved something.
   * @throws InvariantViolation where there is no such person
   */
  async usernameOf(tx: Tx, personId: string): Promise<string> {
    const person = await this.people.byId(tx, personId);
    invariant(person !== null, 'Somebody who signs in has an account');
    return person.username;
  }
}
