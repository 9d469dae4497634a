import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../../audit-trail/audit-trail.public.js';
import { Transactions } from '../../../platform/database/transactions.js';
import {
  decodeCursor,
  DEFAULT_PAGE_LIMIT,
  type Page,
  type PageRequest,
  toPage,
} from '../../../platform/http/page.js';
import { changesListed } from '../../domain/people.audit-events.js';
import type { ChangeState } from '../../domain/person-change.js';
import type { SignedIn } from '../../domain/signed-in.js';
import { PeopleRepository } from '../../persistence/people.repository.js';
import type { PersonChangeEntity } from '../../persistence/person-change.entity.js';
import { PersonChangesRepository } from '../../persistence/person-changes.repository.js';

export interface ListedChanges extends Page<PersonChangeEntity> {
  readonly names: ReadonlyMap<string, string>;
}

const LIST = 'person-changes';

/** Reads what was prepared, oldest first; the reading is entered in the trail. */
@Injectable()
export class ListChangesCommand {
  constructor(
    private readonly changes: PersonChangesRepository,
    private readonly people: PeopleRepository,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
  ) {}

  async execute(actor: SignedIn, state: ChangeState, request: PageRequest): Promise<ListedChanges> {
    const limit = request.limit ?? DEFAULT_PAGE_LIMIT;
    const after =
      request.cursor === undefined ? null : (decodeCursor(LIST, request.cursor)[0] ?? null);
    return this.transactions.run(async (tx) => {
      const rows = await this.changes.page(tx, state, after, limit + 1);
      const page = toPage(rows, limit, {
        name: LIST,
        position: ({ id }) => [id],
        show: (row) => row,
      });
      const facts = { shown: page.items.length };
      await this.trail.record(tx, actor, changesListed({ id: 'all', facts }));
      const ids = page.items.flatMap((row) => [row.personId, row.preparedBy, row.decidedBy]);
      const names = await this.people.namesOf(
        ids.filter((id) => id !== null),
        tx,
      );
      return { ...page, names };
    });
  }
}
