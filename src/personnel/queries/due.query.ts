import { Inject, Injectable } from '@nestjs/common';
import { AccountsQuery, type KeptAccount } from '../../identity/identity.public.js';
import { type Settings, SETTINGS } from '../../platform/config/settings.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { Today } from '../commands/agency-days.js';
import type { DateStanding } from '../domain/dates.js';
import { disabledFrom, isNext, unusedSince } from '../domain/unused.js';
import type { PersonnelTerminationEntity } from '../persistence/personnel-termination.entity.js';
import type { PersonnelTransferEntity } from '../persistence/personnel-transfer.entity.js';
import { TerminationsRepository } from '../persistence/terminations.repository.js';
import { TransfersRepository } from '../persistence/transfers.repository.js';
import { PersonnelStatesQuery } from './personnel-states.query.js';

export interface Named {
  readonly personId: string;
  readonly displayName: string;
}

export interface Due {
  /** The most pressing first. */
  readonly dates: readonly (Named & DateStanding)[];
  readonly terminations: readonly (Named & { row: PersonnelTerminationEntity })[];
  readonly transfers: readonly (Named & { row: PersonnelTransferEntity })[];
  /** Accounts to be disabled within a week, or kept although their time is over. */
  readonly unused: readonly (Named & { since: Date; disabledFrom: Date })[];
}

@Injectable()
export class DueQuery {
  constructor(
    private readonly accounts: AccountsQuery,
    private readonly states: PersonnelStatesQuery,
    private readonly terminations: TerminationsRepository,
    private readonly transfers: TransfersRepository,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async execute(tx: Tx, today: Today): Promise<Due> {
    const accounts = await this.accounts.open(tx);
    const states = await this.states.of(tx, accounts, today);
    const dates = states.flatMap(({ account, employment, dates: standings }) =>
      employment.state === 'terminated'
        ? []
        : standings
            .filter(({ standing }) => standing !== 'good')
            .map((standing) => ({ ...named(account), ...standing })),
    );
    const terminations = await this.terminations.open(tx);
    const transfers = await this.transfers.open(tx);
    const ids = [...terminations, ...transfers].map(({ personId }) => personId);
    const names = new Map((await this.accounts.byIds(tx, ids)).map((one) => [one.personId, one]));
    const withName = <Row extends { personId: string }>(row: Row) => ({
      ...{ personId: row.personId, displayName: names.get(row.personId)?.displayName ?? '' },
      row,
    });
    return {
      dates: dates.sort((a, b) => ((a.endsOn ?? '') < (b.endsOn ?? '') ? -1 : 1)),
      terminations: terminations.map(withName),
      transfers: transfers.map(withName),
      unused: this.unusedOf(accounts, today.now),
    };
  }

  private unusedOf(accounts: readonly KeptAccount[], now: Date): Due['unused'] {
    const { unusedDays } = this.settings.personnel;
    return accounts
      .filter((account) => account.state === 'active' && isNext(account, unusedDays, now))
      .map((account) => ({
        ...named(account),
        since: unusedSince(account),
        disabledFrom: disabledFrom(account, unusedDays),
      }))
      .sort((a, b) => a.since.getTime() - b.since.getTime());
  }
}

const named = ({ personId, displayName }: KeptAccount): Named => ({ personId, displayName });
