import { Injectable } from '@nestjs/common';
import { IdentityDirectory } from '../../identity/identity.public.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { PersonnelDateEntity } from '../persistence/personnel-date.entity.js';
import type { PersonnelLeaveEntity } from '../persistence/personnel-leave.entity.js';
import type { PersonnelTerminationEntity } from '../persistence/personnel-termination.entity.js';
import { PersonnelRepository } from '../persistence/personnel.repository.js';
import { TerminationsRepository } from '../persistence/terminations.repository.js';

/** All that was ever entered about somebody, newest first. */
export interface PersonnelHistory {
  readonly dates: readonly PersonnelDateEntity[];
  readonly leaves: readonly PersonnelLeaveEntity[];
  readonly terminations: readonly PersonnelTerminationEntity[];
  /** Display names of those who entered it. */
  readonly names: ReadonlyMap<string, string>;
}

@Injectable()
export class PersonnelHistoryQuery {
  constructor(
    private readonly personnel: PersonnelRepository,
    private readonly terminations: TerminationsRepository,
    private readonly identity: IdentityDirectory,
  ) {}

  async of(tx: Tx, personId: string): Promise<PersonnelHistory> {
    const dates = await this.personnel.datesOf(tx, personId);
    const leaves = await this.personnel.leavesOf(tx, [personId]);
    const terminations = await this.terminations.of(tx, [personId]);
    const authors = [...dates, ...leaves, ...terminations].flatMap((row) => row.enteredBy ?? []);
    const names = await this.identity.namesOf([...new Set(authors)]);
    return { dates, leaves, terminations, names };
  }
}
