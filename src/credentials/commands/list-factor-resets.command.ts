import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { IdentityDirectory, type SignedIn } from '../../identity/identity.public.js';
import { Transactions } from '../../platform/database/transactions.js';
import {
  decodeCursor,
  DEFAULT_PAGE_LIMIT,
  type Page,
  type PageRequest,
  toPage,
} from '../../platform/http/page.js';
import { factorResetsListed } from '../domain/factor-reset.audit-events.js';
import type { FactorResetEntity } from '../persistence/factor-reset.entity.js';
import { FactorResetsRepository } from '../persistence/factor-resets.repository.js';

export interface ListedResets extends Page<FactorResetEntity> {
  readonly names: ReadonlyMap<string, string>;
}

const LIST = 'factor-resets';

/** Reads what waits, oldest first; the reading is entered in the trail. */
@Injectable()
export class ListFactorResetsCommand {
  constructor(
    private readonly resets: FactorResetsRepository,
    private readonly people: IdentityDirectory,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
  ) {}

  async execute(actor: SignedIn, request: PageRequest): Promise<ListedResets> {
    const limit = request.limit ?? DEFAULT_PAGE_LIMIT;
    const { cursor } = request;
    const after = cursor === undefined ? null : (decodeCursor(LIST, cursor)[0] ?? null);
    const page = await this.transactions.run(async (tx) => {
      const rows = await this.resets.waiting(tx, after, limit + 1);
      const listed = toPage(rows, limit, {
        name: LIST,
        position: ({ id }) => [id],
        show: (row) => row,
      });
      const facts = { shown: listed.items.length };
      await this.trail.record(tx, actor, factorResetsListed({ id: 'all', facts }));
      return listed;
    });
    const ids = page.items.flatMap(({ personId, preparedBy }) => [personId, preparedBy]);
    return { ...page, names: await this.people.namesOf(ids) };
  }
}
