import { Injectable } from '@nestjs/common';
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
}
