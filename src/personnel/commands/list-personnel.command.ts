import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { AccountsQuery, type SignedIn } from '../../identity/identity.public.js';
import { Transactions } from '../../platform/database/transactions.js';
import {
  decodeCursor,
  DEFAULT_PAGE_LIMIT,
  type Page,
  type PageRequest,
  toPage,
} from '../../platform/http/page.js';
import { personnelListed } from '../domain/personnel.audit-events.js';
import { type PersonnelState, PersonnelStatesQuery } from '../queries/personnel-states.query.js';
import { AgencyDays } from './agency-days.js';

const LIST = 'personnel';

/** Everybody with an account, by user name, and how they stand. The reading is recorded. */
@Injectable()
export class ListPersonnelCommand {
  constructor(
    private readonly accounts: AccountsQuery,
    private readonly states: PersonnelStatesQuery,
    private readonly days: AgencyDays,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
  ) {}

  execute(
    actor: SignedIn,
    { cursor, limit = DEFAULT_PAGE_LIMIT }: PageRequest,
  ): Promise<Page<PersonnelState>> {
    const after = cursor === undefined ? null : (decodeCursor(LIST, cursor)[0] ?? null);
    return this.transactions.run(async (tx) => {
      const accounts = await this.accounts.page(tx, after, limit + 1);
      const rows = await this.states.of(tx, accounts, await this.days.today(tx));
      const page = toPage(rows, limit, {
        name: LIST,
        position: ({ account }) => [account.username],
        show: (row) => row,
      });
      const facts = { shown: page.items.length };
      await this.trail.record(tx, actor, personnelListed({ id: 'personnel', facts }));
      return page;
    });
  }
}
