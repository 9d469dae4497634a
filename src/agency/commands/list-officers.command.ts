import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { Transactions } from '../../platform/database/transactions.js';
import {
  decodeCursor,
  DEFAULT_PAGE_LIMIT,
  type Page,
  type PageRequest,
  toPage,
} from '../../platform/http/page.js';
import { officersListed } from '../domain/agency.audit-events.js';
import type { OfficerEntity } from '../persistence/officer.entity.js';
import { RosterRepository } from '../persistence/roster.repository.js';

const LIST = 'officers';

/** Reads officers by badge number; their names are personal data, so the trail tells who read. */
@Injectable()
export class ListOfficersCommand {
  constructor(
    private readonly roster: RosterRepository,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
  ) {}

  execute(
    actor: SignedIn,
    { cursor, limit = DEFAULT_PAGE_LIMIT, unitId }: PageRequest & { unitId?: string },
  ): Promise<Page<OfficerEntity>> {
    const afterBadgeNumber = cursor === undefined ? null : (decodeCursor(LIST, cursor)[0] ?? null);
    const filter = { unitId: unitId ?? null, afterBadgeNumber, limit: limit + 1 };
    return this.transactions.run(async (tx) => {
      const rows = await this.roster.officersPage(tx, actor.scope('agency.read'), filter);
      const page = toPage(rows, limit, {
        name: LIST,
        position: ({ badgeNumber }) => [badgeNumber],
        show: (row) => row,
      });
      const facts = { shown: page.items.length };
      await this.trail.record(tx, actor, officersListed({ id: unitId ?? 'all', facts }));
      return page;
    });
  }
}
