import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions.js';
import { invariant } from '../../platform/errors/invariant.js';
import { Clock } from '../../platform/clock/clock.js';
import { isOver } from '../domain/account.js';
import { PeopleRepository } from '../persistence/people.repository.js';
import type { PersonEntity } from '../persistence/person.entity.js';

/** Of an account, what decides whether somebody may come in. */
export type Account = Pick<PersonEntity, 'id' | 'username' | 'displayName' | 'state'>;

/** Finds accounts for those who let people in. */
@Injectable()
export class PeopleDirectory {
  constructor(
    private readonly people: PeopleRepository,
    private readonly clock: Clock,
  ) {}

  /** @param username as `normalizeUsername` has it */
  async byUsername(username: string): Promise<Account | null> {
    return this.accountOf(await this.people.byUsername(username));
  }

  /** @returns null where there is no such person */
  async byId(tx: Tx, personId: string): Promise<Account | null> {
    return this.accountOf(await this.people.byId(tx, personId));
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

  private accountOf(person: PersonEntity | null): Account | null {
    if (person === null) return null;
    const { id, username, displayName } = person;
    const state = isOver(person, this.clock.now()) ? 'disabled' : person.state;
    return { id, username, displayName, state };
  }
}
