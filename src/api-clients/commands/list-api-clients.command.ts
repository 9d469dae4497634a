import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { IdentityDirectory, type SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import {
  decodeCursor,
  DEFAULT_PAGE_LIMIT,
  type Page,
  type PageRequest,
  toPage,
} from '../../platform/http/page.js';
import { type ApiClientState, stateOf } from '../domain/api-client.js';
import { apiClientsListed } from '../domain/api-clients.audit-events.js';
import { ApiClientsRepository, type ClientInFull } from '../persistence/api-clients.repository.js';

export interface ListedApiClient extends ClientInFull {
  readonly state: ApiClientState;
  /** Null for somebody whom nobody knows any more. */
  readonly createdByName: string | null;
}

const LIST = 'api-clients';

/** Reads the machines that have credentials, newest first. */
@Injectable()
export class ListApiClientsCommand {
  constructor(
    private readonly clients: ApiClientsRepository,
    private readonly directory: IdentityDirectory,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async execute(actor: SignedIn, request: PageRequest): Promise<Page<ListedApiClient>> {
    const limit = request.limit ?? DEFAULT_PAGE_LIMIT;
    const before =
      request.cursor === undefined ? null : (decodeCursor(LIST, request.cursor)[0] ?? null);
    const now = this.clock.now();
    const { items, nextCursor } = await this.transactions.run(async (tx) => {
      const rows = await this.clients.page(tx, before, limit + 1);
      const page = toPage(rows, limit, {
        name: LIST,
        position: ({ client }) => [client.id],
        show: (row) => row,
      });
      const facts = { shown: page.items.length };
      await this.trail.record(tx, actor, apiClientsListed({ id: 'all', facts }));
      return page;
    });
    const names = await this.directory.namesOf(items.map(({ client }) => client.createdBy));
    const listed = items.map((row) => ({
      ...row,
      secrets: row.secrets.filter(({ endsAt }) => endsAt === null || endsAt > now),
      state: stateOf(row.client, now),
      createdByName: names.get(row.client.createdBy) ?? null,
    }));
    return { items: listed, nextCursor };
  }
}
