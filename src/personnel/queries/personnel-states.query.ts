import { Injectable } from '@nestjs/common';
import type { KeptAccount } from '../../identity/identity.public.js';
import type { Tx } from '../../platform/database/transactions.js';
import { AgencyDays, type Today } from '../commands/agency-days.js';
import { type DateStanding, standingsOf } from '../domain/dates.js';
import { type Employment, employmentOf } from '../domain/employment.js';
import { plusDays } from '../domain/local-day.js';
import { asLeave, PersonnelRepository } from '../persistence/personnel.repository.js';
import { TerminationsRepository } from '../persistence/terminations.repository.js';

/** Somebody with an account, and how they stand today. */
export interface PersonnelState {
  readonly account: KeptAccount;
  readonly employment: Employment;
  readonly dates: readonly DateStanding[];
}

/** Puts accounts, dates, leaves and terminations together, for as many people as are asked for. */
@Injectable()
export class PersonnelStatesQuery {
  constructor(
    private readonly personnel: PersonnelRepository,
    private readonly terminations: TerminationsRepository,
    private readonly days: AgencyDays,
  ) {}

  async of(tx: Tx, accounts: readonly KeptAccount[], today: Today): Promise<PersonnelState[]> {
    const ids = accounts.map(({ personId }) => personId);
    const done = await this.personnel.doneOn(tx, ids);
    const leaves = Map.groupBy(await this.personnel.leavesOf(tx, ids), (row) => row.personId);
    const ends = Map.groupBy(await this.terminations.of(tx, ids), (row) => row.personId);
    return accounts.map((account) => {
      const { personId } = account;
      const own = (leaves.get(personId) ?? []).flatMap(
        (row) => asLeave(row, (day) => plusDays(day, -1)) ?? [],
      );
      const end = ends.get(personId)?.find(({ withdrawnAt }) => withdrawnAt === null) ?? null;
      const isPast = end?.accessEndedAt != null && account.state !== 'disabled';
      return {
        account,
        // Whoever was enabled again after a termination works here again.
        employment: employmentOf(own, isPast ? null : end, today),
        dates: standingsOf(done.get(personId) ?? {}, this.days.rules, {
          today: today.today,
          accountMadeOn: today.dayAt(account.createdAt),
        }),
      };
    });
  }
}
