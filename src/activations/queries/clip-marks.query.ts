import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { VerdictName } from '../domain/coverage.js';
import type { TriggerKind } from '../domain/trigger-kind.js';
import { TriggerEventEntity } from '../persistence/trigger-event.entity.js';

/** A trigger event on the timeline of a clip. */
export interface ClipMark {
  readonly triggerEventId: string;
  readonly kind: TriggerKind;
  /** From the recording's start, the pre-event buffer included: where the player has to go. */
  readonly offsetMs: number;
  readonly verdict: VerdictName | null;
}

export interface MarkedClip {
  readonly officerId: string | null;
  readonly recordedAt: Date;
  /** Null where nobody knows the length: such a clip has no timeline, and no marks. */
  readonly durationMs: number | null;
}

/** More marks than a timeline can show are a defect of a sensor. */
const MOST_MARKS = 500;

/** The events of the clip's officer while it was recording, in the order of the timeline. */
@Injectable()
export class ClipMarksQuery {
  constructor(private readonly dataSource: DataSource) {}

  async execute({ officerId, recordedAt, durationMs }: MarkedClip): Promise<ClipMark[]> {
    if (officerId === null || durationMs === null) return [];
    const start = recordedAt.getTime();
    const events = await this.dataSource
      .createQueryBuilder(TriggerEventEntity, 'event')
      .where('event.officer_id = :officerId', { officerId })
      .andWhere('event.occurred_at BETWEEN :from AND :to', {
        from: recordedAt,
        to: new Date(start + durationMs),
      })
      .orderBy('event.occurred_at')
      .addOrderBy('event.id')
      .limit(MOST_MARKS)
      .getMany();
    return events.map(({ id, kind, occurredAt, verdict }) => ({
      triggerEventId: id,
      kind,
      offsetMs: occurredAt.getTime() - start,
      verdict,
    }));
  }
}
