import { Injectable } from '@nestjs/common';
import { AgencyDirectory } from '../../agency/agency.public.js';
import { AuthorizationDirectory } from '../../authorizations/authorizations.public.js';
import { AccountsQuery } from '../../identity/identity.public.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { Today } from '../commands/agency-days.js';
import type { KnownOfAccount } from '../domain/recertification.js';
import { type PersonnelState, PersonnelStatesQuery } from './personnel-states.query.js';

export interface KnownAccount {
  readonly personId: string;
  readonly unitId: string | null;
  readonly known: KnownOfAccount;
}

/** What is known of every open account, for those who decide whether it is still needed. */
@Injectable()
export class KnownAccountsQuery {
  constructor(
    private readonly accounts: AccountsQuery,
    private readonly states: PersonnelStatesQuery,
    private readonly agency: AgencyDirectory,
    private readonly authorizations: AuthorizationDirectory,
  ) {}

  async all(tx: Tx, today: Today): Promise<KnownAccount[]> {
    const accounts = await this.accounts.open(tx);
    const states = await this.states.of(tx, accounts, today);
    const ids = accounts.map(({ personId }) => personId);
    const authorizations = await this.authorizations.countsOf(tx, ids);
    const officers = await this.agency.officersByIds(
      accounts.flatMap(({ officerId }) => officerId ?? []),
    );
    return states.map((state) => {
      const { personId, officerId } = state.account;
      const officer = officerId === null ? undefined : officers.get(officerId);
      const count = authorizations.get(personId) ?? 0;
      return { personId, unitId: officer?.unitId ?? null, known: toKnown(state, count) };
    });
  }

  /** When the first account was made; null while there is none. */
  async firstAccountAt(tx: Tx): Promise<Date | null> {
    const accounts = await this.accounts.open(tx);
    const moments = accounts.map(({ createdAt }) => createdAt.getTime());
    return moments.length === 0 ? null : new Date(Math.min(...moments));
  }
}

function toKnown(
  { account, employment, dates }: PersonnelState,
  authorizations: number,
): KnownOfAccount {
  const { username, displayName, state, grants, lastUsedAt } = account;
  return {
    ...{ username, displayName, accountState: state, authorizations },
    roles: grants.map(({ role, unitId }) => ({ role, unitId })),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    employment: employment.state,
    dates: dates.map(({ kind, standing, doneOn, endsOn }) => ({ kind, standing, doneOn, endsOn })),
  };
}
