import { Injectable } from '@nestjs/common';
import { AgencyDirectory, KeepRoster } from '../../agency/agency.public.js';
import { AccountsQuery } from '../../identity/identity.public.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { KnownRoster } from '../domain/roster-difference.js';

/** The roster as it is at this moment, disabled accounts too: their names are never used again. */
@Injectable()
export class KnownRosterQuery {
  constructor(
    private readonly roster: KeepRoster,
    private readonly agency: AgencyDirectory,
    private readonly accounts: AccountsQuery,
  ) {}

  async execute(tx: Tx): Promise<KnownRoster> {
    const officers = await this.roster.all(tx);
    const units = await this.agency.units();
    const users = await this.accounts.page(tx, null, null);
    return { officers, users, units: new Map(units.map(({ id, code }) => [code, id])) };
  }
}
