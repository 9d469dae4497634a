import { Injectable } from '@nestjs/common';
import { AgencyDirectory, type Officer, type Unit } from '../../agency/agency.public.js';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { FootageDirectory } from '../../footage/footage.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { Transactions } from '../../platform/database/transactions.js';
import {
  decodeCursor,
  DEFAULT_PAGE_LIMIT,
  type Page,
  type PageRequest,
  toPage,
} from '../../platform/http/page.js';
import { coverageListed } from '../domain/activations.audit-events.js';
import type { TriggerEventEntity } from '../persistence/trigger-event.entity.js';
import { CoverageEvents, type CoverageFilter } from '../queries/coverage-events.js';

export interface ListedEvent {
  readonly event: TriggerEventEntity;
  readonly officer: Officer | null;
  readonly unit: Unit | null;
  /** The clip behind the verdict; null where there is none, or none that exists for the reader. */
  readonly clipId: string | null;
}

const LIST = 'coverage';

/** Reads judged events with the officers' names, which makes the reading itself an entry. */
@Injectable()
export class ListCoverageCommand {
  constructor(
    private readonly events: CoverageEvents,
    private readonly agency: AgencyDirectory,
    private readonly footage: FootageDirectory,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
  ) {}

  async execute(
    actor: SignedIn,
    { cursor, limit = DEFAULT_PAGE_LIMIT, ...filter }: PageRequest & CoverageFilter,
  ): Promise<Page<ListedEvent>> {
    const { items, nextCursor } = await this.transactions.run(async (tx) => {
      const scope = actor.scope('coverage.read');
      const rows = await this.events.page(tx, scope, filter, {
        after: positionOf(cursor),
        limit: limit + 1,
      });
      const page = toPage(rows, limit, {
        name: LIST,
        position: ({ occurredAt, id }) => [occurredAt.toISOString(), id],
        show: (event) => event,
      });
      const facts = { shown: page.items.length, verdict: filter.verdict ?? null };
      await this.trail.record(tx, actor, coverageListed({ id: filter.unitId ?? 'all', facts }));
      return page;
    });
    return { items: await this.withNames(actor, items), nextCursor };
  }

  private async withNames(
    actor: SignedIn,
    events: readonly TriggerEventEntity[],
  ): Promise<ListedEvent[]> {
    const officerIds = new Set(events.flatMap(({ officerId }) => officerId ?? []));
    const unitIds = new Set(events.flatMap(({ unitId }) => unitId ?? []));
    const officers = await this.agency.officersByIds([...officerIds]);
    const units = await this.agency.unitsByIds([...unitIds]);
    const clipIds = new Set(events.flatMap(({ clipId }) => clipId ?? []));
    const known = await this.footage.clearedAmong(actor, [...clipIds]);
    return events.map((event) => ({
      event,
      clipId: event.clipId !== null && known.has(event.clipId) ? event.clipId : null,
      officer: officers.get(event.officerId ?? '') ?? null,
      unit: units.get(event.unitId ?? '') ?? null,
    }));
  }
}

function positionOf(cursor: string | undefined): { occurredAt: string; id: string } | null {
  if (cursor === undefined) return null;
  const [occurredAt = '', id = ''] = decodeCursor(LIST, cursor);
  return { occurredAt, id };
}
