import { Injectable } from '@nestjs/common';
import { type Actor, AuditTrail } from '../../audit-trail/audit-trail.public.js';
import type { Tx } from '../../platform/database/transactions.js';
import { triggerEventRecorded, triggerEventRefused } from '../domain/activations.audit-events.js';
import { OverdueEvents } from '../jobs/overdue-events.js';
import type { TriggerEventEntity } from '../persistence/trigger-event.entity.js';
import { TriggerEventsRepository } from '../persistence/trigger-events.repository.js';
import { historyOf } from './standing.js';

/** Writes new events down, with their first verdicts and entries, each in one statement. */
@Injectable()
export class EnterTriggerEvents {
  constructor(
    private readonly events: TriggerEventsRepository,
    private readonly overdue: OverdueEvents,
    private readonly trail: AuditTrail,
  ) {}

  /** @returns the identifiers of those that were not known before */
  async record(tx: Tx, actor: Actor, events: readonly TriggerEventEntity[]): Promise<Set<string>> {
    const inserted = await this.events.insertNew(tx, events);
    const fresh = events.filter(({ id }) => inserted.has(id));
    const [first] = fresh;
    if (first === undefined) return inserted;
    await this.events.appendVerdicts(tx, historyOf(fresh, first.receivedAt));
    await this.trail.recordAll(tx, actor, fresh.map(entryOf));
    await this.overdue.await(tx, fresh);
    return inserted;
  }

  /** Enters that somebody sent other content under the identifiers of these events. */
  async refuse(tx: Tx, actor: Actor, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const facts = { reason: 'different-content' as const };
    const entries = ids.map((id) => triggerEventRefused({ id, facts, outcome: 'denied' }));
    await this.trail.recordAll(tx, actor, entries);
  }
}

function entryOf(event: TriggerEventEntity) {
  const { id, source, eventId, sensorSerial, kind, verdict, lateByMs } = event;
  const occurredAt = event.occurredAt.toISOString();
  const about = { officer: event.officerId, unit: event.unitId, clip: event.clipId };
  return triggerEventRecorded({
    id,
    facts: { trigger: kind, occurredAt, ...about, verdict, lateByMs },
    disclosures: { source, eventId, sensorSerial },
  });
}
