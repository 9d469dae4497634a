import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { Transactions } from '../../platform/database/transactions.js';
import {
  decodeCursor,
  DEFAULT_PAGE_LIMIT,
  type Page,
  type PageRequest,
  toPage,
} from '../../platform/http/page.js';
import type { RoleGrant } from '../domain/access.js';
import { peopleListed } from '../domain/identity.audit-events.js';
import type { SignedIn } from '../domain/signed-in.js';
import { PeopleRepository } from '../persistence/people.repository.js';
import type { PersonEntity } from '../persistence/person.entity.js';

export interface ListedPerson {
  readonly person: PersonEntity;
  readonly grants: readonly RoleGrant[];
}

const LIST = 'people';

/** Reads accounts by user name; reading them is itself entered in the trail. */
@Injectable()
export class ListPeopleCommand {
  constructor(
    private readonly people: PeopleRepository,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
  ) {}

  async execute(actor: SignedIn, request: PageRequest): Promise<Page<ListedPerson>> {
    const limit = request.limit ?? DEFAULT_PAGE_LIMIT;
    const after =
      request.cursor === undefined ? null : (decodeCursor(LIST, request.cursor)[0] ?? null);
    return this.transactions.run(async (tx) => {
      const rows = await this.people.page(tx, after, limit + 1);
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
