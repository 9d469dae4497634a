import { Injectable } from '@nestjs/common';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import type { Scope } from '../../identity/identity.public.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { VerdictName } from '../domain/coverage.js';
import { TriggerEventEntity } from '../persistence/trigger-event.entity.js';

/** Which events to show; absent parts do not limit. */
export interface CoverageFilter {
  /** Events at this moment or after it. */
  readonly from?: Date;
  /** Events before this moment. */
  readonly to?: Date;
  readonly unitId?: string;
  readonly officerId?: string;
  readonly verdict?: VerdictName;
}

export interface VerdictCount {
  readonly unitId: string | null;
  readonly verdict: VerdictName;
  readonly count: number;
}

/** Reads judged events within a person's scope. */
@Injectable()
export class CoverageEvents {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first, after the given position. */
  page(
    tx: Tx,
    scope: Scope,
    filter: CoverageFilter,
    page: { after: { occurredAt: string; id: string } | null; limit: number },
  ): Promise<TriggerEventEntity[]> {
    const query = judged(tx.createQueryBuilder(TriggerEventEntity, 'event'), scope, filter)
      .orderBy('event.occurred_at', 'DESC')
      .addOrderBy('event.id', 'DESC')
      .limit(page.limit);
    if (page.after !== null) {
      query.andWhere('(event.occurred_at, event.id) < (:occurredAt, :id)', page.after);
    }
    return query.getMany();
  }

  /** How many events each unit has with each verdict; events of nobody have no unit. */
  async counts(scope: Scope, filter: CoverageFilter): Promise<VerdictCount[]> {
    const query = this.dataSource.createQueryBuilder(TriggerEventEntity, 'event');
    return judged(query, scope, filter)
      .select('event.unit_id', 'unitId')
      .addSelect('event.verdict', 'verdict')
      .addSelect('count(*)::int', 'count')
      .groupBy('event.unit_id')
      .addGroupBy('event.verdict')
      .getRawMany<VerdictCount>();
  }
}

function judged(
  query: SelectQueryBuilder<TriggerEventEntity>,
  scope: Scope,
  { from, to, unitId, officerId, verdict }: CoverageFilter,
): SelectQueryBuilder<TriggerEventEntity> {
  query.where('event.verdict IS NOT NULL');
  if (scope.kind === 'units') {
    query.andWhere('event.unit_id = ANY(:unitIds)', { unitIds: scope.unitIds });
  }
  if (scope.kind === 'own') query.andWhere('event.officer_id = :own', { own: scope.officerId });
  if (from !== undefined) query.andWhere('event.occurred_at >= :from', { from });
  if (to !== undefined) query.andWhere('event.occurred_at < :to', { to });
  if (unitId !== undefined) query.andWhere('event.unit_id = :unitId', { unitId });
  if (officerId !== undefined) query.andWhere('event.officer_id = :officerId', { officerId });
  if (verdict !== undefined) query.andWhere('event.verdict = :verdict', { verdict });
  return query;
}
