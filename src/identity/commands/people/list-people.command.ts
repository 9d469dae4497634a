import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../../audit-trail/audit-trail.public.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Transactions } from '../../../platform/database/transactions.js';
import {
  decodeCursor,
  DEFAULT_PAGE_LIMIT,
  type Page,
  type PageRequest,
  toPage,
} from '../../../platform/http/page.js';
import { peopleListed } from '../../domain/identity.audit-events.js';
import type { SignedIn } from '../../domain/signed-in.js';
import type { PeopleFilter } from '../../persistence/people.repository.js';
import { ListedPeople, type ListedPerson } from '../../queries/listed-people.js';

const LIST = 'people';

/** Reads accounts by user name; reading them is itself entered in the trail. */
@Injectable()
export class ListPeopleCommand {
  constructor(
    private readonly people: ListedPeople,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async execute(
    actor: SignedIn,
    request: PageRequest,
    filter: PeopleFilter = {},
  ): Promise<Page<ListedPerson>> {
    const limit = request.limit ?? DEFAULT_PAGE_LIMIT;
    const after =
      request.cursor === undefined ? null : (decodeCursor(LIST, request.cursor)[0] ?? null);
    return this.transactions.run(async (tx) => {
      const part = { after, limit: limit + 1 };
      const rows = await this.people.page(tx, filter, part, this.clock.now());
      const page = toPage(rows, limit, {
        name: LIST,
        position: ({ person }) => [person.username],
        show: (row) => row,
      });
      const facts = { shown: page.items.length };
      await this.trail.record(tx, actor, peopleListed({ id: 'all', facts }));
      return page;
    });
  }
}
