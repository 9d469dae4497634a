import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  AccountsQuery,
  type Bar,
  IdentityDirectory,
  SignInBars,
} from '../../identity/identity.public.js';
import type { Tx } from '../../platform/database/transactions.js';
import { barOf, barOfDates } from '../domain/bar.js';
import { PersonnelStatesQuery } from '../queries/personnel-states.query.js';
import { AgencyDays, type Today } from './agency-days.js';

/**
 * Training, screening and agreement come before access (CJIS AT-2, PS-3, PS-6). Only whoever is the
 * last who could enter a date for others comes in without: otherwise nobody could mend anything.
 */
@Injectable()
export class PersonnelBar implements OnModuleInit {
  constructor(
    private readonly accounts: AccountsQuery,
    private readonly identity: IdentityDirectory,
    private readonly states: PersonnelStatesQuery,
    private readonly days: AgencyDays,
    private readonly bars: SignInBars,
  ) {}

  onModuleInit(): void {
    this.bars.register('personnel', (tx, personId, now) => this.barOf(tx, personId, now));
  }

  async barOf(tx: Tx, personId: string, now: Date): Promise<Bar | null> {
    const account = await this.accounts.one(tx, personId);
    if (account === null) return null;
    const today = await this.days.today(tx, now);
    const [state] = await this.states.of(tx, [account], today);
    const bar = state === undefined ? null : barOf(state.employment, state.dates);
    if (bar === null || bar.code === 'personnel.terminated') return bar;
    return (await this.isLastKeeper(tx, personId, today)) ? null : bar;
  }

  /** Whether nobody else could come in and enter dates. */
  async isLastKeeper(tx: Tx, personId: string, today: Today): Promise<boolean> {
    const keepers = await this.identity.peopleWith('personnel.manage');
    if (!keepers.includes(personId)) return false;
    const others = keepers.filter((id) => id !== personId);
    const accounts = await this.accounts.byIds(tx, others);
    const states = await this.states.of(tx, accounts, today);
    return states.every(
      ({ employment, dates }) => barOf(employment, []) !== null || barOfDates(dates) !== null,
    );
  }
}
