import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions.js';
import { CoverageVerdictEntity } from './coverage-verdict.entity.js';
import { TriggerEventEntity } from './trigger-event.entity.js';

/** Where a page of overdue events goes on. */
export interface OverduePosition {
  readonly occurredAt: Date;
  readonly id: string;
}

const EVENT = 'trigger_event';

/** Trigger events with the verdict that stands, and the history of verdicts. */
@Injectable()
export class TriggerEventsRepository {
  /** @returns the identifiers of those that were not known yet by source and event id */
  async insertNew(tx: Tx, events: readonly TriggerEventEntity[]): Promise<Set<string>> {
    if (events.length === 0) return new Set();
    const result = await tx
      .createQueryBuilder()
      .insert()
      .into(TriggerEventEntity)
      .values([...events])
      .orIgnore()
      .returning('id')
      .execute();
    const rows = result.raw as { id: string }[];
    return new Set(rows.map(({ id }) => id));
  }

  async bySourceAndEventId(
    tx: Tx,
    keys: readonly { source: string; eventId: string }[],
  ): Promise<TriggerEventEntity[]> {
    if (keys.length === 0) return [];
    return tx
      .createQueryBuilder(TriggerEventEntity, EVENT)
      .where(
        `(${EVENT}.source, ${EVENT}.event_id) IN
         (SELECT * FROM unnest(:sources::text[], :eventIds::text[]))`,
        { sources: keys.map(({ source }) => source), eventIds: keys.map(({ eventId }) => eventId) },
      )
      .getMany();
  }

  async appendVerdicts(tx: Tx, verdicts: readonly CoverageVerdictEntity[]): Promise<void> {
    if (verdicts.length > 0) await tx.insert(CoverageVerdictEntity, [...verdicts]);
  }

  /** Writes whom each event concerns and the verdict that stands. */
  async updateStanding(tx: Tx, events: readonly TriggerEventEntity[]): Promise<void> {
    await tx.query(
      `UPDATE trigger_event AS e
       SET officer_id = n.officer_id, unit_id = n.unit_id, verdict = n.verdict,
           late_by_ms = n.late_by_ms, clip_id = n.clip_id, sequence = n.sequence
       FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::int[], $6::uuid[], $7::int[])
            AS n (id, officer_id, unit_id, verdict, late_by_ms, clip_id, sequence)
       WHERE e.id = n.id`,
      [
        events.map(({ id }) => id),
        events.map(({ officerId }) => officerId),
        events.map(({ unitId }) => unitId),
        events.map(({ verdict }) => verdict),
        events.map(({ lateByMs }) => lateByMs),
        events.map(({ clipId }) => clipId),
        events.map(({ sequence }) => sequence),
      ],
    );
  }

  /** Judged events of an officer in [from, to], and those that name the clip; locked. */
  lockAroundClip(
    tx: Tx,
    clip: { clipId: string; officerId: string | null; from: Date; to: Date },
  ): Promise<TriggerEventEntity[]> {
    return locking(tx)
      .where(`${EVENT}.clip_id = :clipId`)
      .orWhere(
        `${EVENT}.officer_id = :officerId AND ${EVENT}.occurred_at BETWEEN :from AND :to
         AND ${EVENT}.verdict IS NOT NULL`,
      )
      .setParameters(clip)
      .getMany();
  }

  /** Judged events of officers in [from, to); without end where `to` is null. Locked. */
  lockOfOfficers(
    tx: Tx,
    officerIds: readonly string[],
    period: { from: Date; to: Date | null },
  ): Promise<TriggerEventEntity[]> {
    return locking(tx)
      .where(`${EVENT}.officer_id = ANY(:officerIds) AND ${EVENT}.verdict IS NOT NULL`)
      .andWhere(`${EVENT}.occurred_at >= :from AND ${EVENT}.occurred_at < :to`)
      .setParameters({ officerIds, from: period.from, to: period.to ?? 'infinity' })
      .getMany();
  }

  /** All events of a sensor in [from, to); without end where `to` is null. Locked. */
  lockOfSensor(
    tx: Tx,
    sensorSerial: string,
    period: { from: Date; to: Date | null },
  ): Promise<TriggerEventEntity[]> {
    return locking(tx)
      .where(`${EVENT}.sensor_serial = :sensorSerial`)
      .andWhere(`${EVENT}.occurred_at >= :from AND ${EVENT}.occurred_at < :to`)
      .setParameters({ sensorSerial, from: period.from, to: period.to ?? 'infinity' })
      .getMany();
  }

  /** Pending events that occurred at `until` or before, oldest first; not locked. */
  overduePage(
    tx: Tx,
    until: Date,
    after: OverduePosition | null,
    limit: number,
  ): Promise<TriggerEventEntity[]> {
    const query = tx
      .createQueryBuilder(TriggerEventEntity, EVENT)
      .where(`${EVENT}.verdict = 'pending_upload' AND ${EVENT}.occurred_at <= :until`, { until })
      .orderBy(`${EVENT}.occurred_at`)
      .addOrderBy(`${EVENT}.id`)
      .limit(limit);
    if (after !== null) {
      query.andWhere(`(${EVENT}.occurred_at, ${EVENT}.id) > (:occurredAt, :id)`, after);
    }
    return query.getMany();
  }

  /** Those of the events that are still pending; locked. */
  lockPending(tx: Tx, ids: readonly string[]): Promise<TriggerEventEntity[]> {
    return locking(tx)
      .where(`${EVENT}.id = ANY(:ids) AND ${EVENT}.verdict = 'pending_upload'`, { ids })
      .getMany();
  }
}

/** Always in the order of identifiers: two that lock the same rows then never wait in a circle. */
function locking(tx: Tx) {
  return tx
    .createQueryBuilder(TriggerEventEntity, EVENT)
    .orderBy(`${EVENT}.id`)
    .setLock('pessimistic_write');
}
