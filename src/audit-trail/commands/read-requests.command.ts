import { Injectable } from '@nestjs/common';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { Actor } from '../domain/actor.js';
import type { AuditEvent } from '../domain/audit-event.js';
import { trailRefusals } from '../domain/audit-trail.errors.js';
import { expunctionRead, requestsListed } from '../domain/two-person.audit-events.js';
import { ActorNames } from '../queries/actor-names.js';
import {
  type ExpunctionItem,
  type ExpunctionRequest,
  type PruningRequest,
  TwoPersonRequestsQuery,
} from '../queries/two-person-requests.query.js';
import { AuditTrail } from './audit-trail.js';

/** Who stands behind a request, by name; null where nobody knows it. */
export interface WithNames {
  readonly requestedByName: string | null;
  readonly decidedByName: string | null;
}

const ITEMS_SHOWN = 500;

/** A request names a court's file and the people behind it, so looking at it is recorded. */
@Injectable()
export class ReadRequestsCommand {
  constructor(
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly requests: TwoPersonRequestsQuery,
    private readonly names: ActorNames,
  ) {}

  async expunctions(
    actor: Actor,
    before: string | null,
    limit: number,
  ): Promise<(ExpunctionRequest & WithNames)[]> {
    const event = requestsListed({ id: 'requests', facts: { act: 'expunction' } });
    return this.named(
      await this.recorded(actor, event, (tx) => this.requests.expunctions(tx, before, limit)),
    );
  }

  async prunings(
    actor: Actor,
    before: string | null,
    limit: number,
  ): Promise<(PruningRequest & WithNames)[]> {
    const event = requestsListed({ id: 'requests', facts: { act: 'pruning' } });
    return this.named(
      await this.recorded(actor, event, (tx) => this.requests.prunings(tx, before, limit)),
    );
  }

  /**
   * With the first 500 of the values that it lists.
   * @throws DomainError `audit-trail.no-such-request`
   */
  async expunction(
    actor: Actor,
    id: string,
  ): Promise<ExpunctionRequest & WithNames & { readonly items: readonly ExpunctionItem[] }> {
    const event = expunctionRead({ id, facts: {} });
    const found = await this.recorded(actor, event, async (tx) => {
      const request = await this.requests.expunction(tx, id);
      if (request === null) throw trailRefusals.refuse('no-such-request');
      return { ...request, items: await this.requests.items(tx, id, ITEMS_SHOWN) };
    });
    const [named] = await this.named([found]);
    return named ?? { ...found, requestedByName: null, decidedByName: null };
  }

  private recorded<Found>(
    actor: Actor,
    event: AuditEvent,
    read: (tx: Tx) => Promise<Found>,
  ): Promise<Found> {
    return this.transactions.run(async (tx) => {
      const found = await read(tx);
      await this.trail.record(tx, actor, event);
      return found;
    });
  }

  private async named<Request extends { requestedBy: string; decidedBy: string | null }>(
    requests: readonly Request[],
  ): Promise<(Request & WithNames)[]> {
    const actors = requests.flatMap(({ requestedBy, decidedBy }) => [requestedBy, decidedBy]);
    const names = await this.names.of(actors.filter((actor) => actor !== null));
    return requests.map((request) => ({
      ...request,
      requestedByName: names.get(request.requestedBy) ?? null,
      decidedByName: names.get(request.decidedBy ?? '') ?? null,
    }));
  }
}
