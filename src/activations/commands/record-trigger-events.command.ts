import { Injectable } from '@nestjs/common';
import { normalizeSerial } from '../../agency/agency.public.js';
import type { Actor } from '../../audit-trail/audit-trail.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { invariant } from '../../platform/errors/invariant.js';
import type { VerdictName } from '../domain/coverage.js';
import type { NewTriggerEvent } from '../domain/new-trigger-event.js';
import type { TriggerEventEntity } from '../persistence/trigger-event.entity.js';
import { TriggerEventsRepository } from '../persistence/trigger-events.repository.js';
import { ComposeTriggerEvents } from './compose-trigger-events.js';
import { EnterTriggerEvents } from './enter-trigger-events.js';

/** What became of one event of a call; the others go on whatever it is. */
export type RecordOutcome =
  | { readonly outcome: 'recorded'; readonly id: string; readonly verdict: VerdictName | null }
  | { readonly outcome: 'already-known'; readonly id: string; readonly verdict: VerdictName | null }
  | { readonly outcome: 'refused'; readonly reason: 'different-content' | 'in-the-future' };

export const MOST_EVENTS_AT_ONCE = 1000;

/** A sensor's clock may run ahead so far; more would make a wait of days out of a wrong clock. */
const AHEAD_AT_MOST_MS = 5 * 60_000;

/** Records what sensors tell and judges it by what is known now. */
@Injectable()
export class RecordTriggerEventsCommand {
  constructor(
    private readonly events: TriggerEventsRepository,
    private readonly compose: ComposeTriggerEvents,
    private readonly enter: EnterTriggerEvents,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Records at most 1000 events in one transaction; one outcome for each, in turn. */
  execute(actor: Actor, input: readonly NewTriggerEvent[]): Promise<RecordOutcome[]> {
    const latest = new Date(this.clock.now().getTime() + AHEAD_AT_MOST_MS);
    const told = input.map((event) => ({
      ...event,
      sensorSerial: normalizeSerial(event.sensorSerial),
    }));
    const acceptable = told.filter(({ occurredAt }) => occurredAt <= latest);
    return this.transactions.run(async (tx) => {
      const composed = await this.compose.execute(tx, firstOfEach(acceptable));
      const recorded = await this.enter.record(tx, actor, composed);
      const standing = await this.standing(tx, acceptable);
      const outcomes = told.map((event) =>
        event.occurredAt > latest
          ? { outcome: 'refused' as const, reason: 'in-the-future' as const }
          : outcomeOf(event, standing.get(keyOf(event)), recorded),
      );
      const refused = told.filter((_event, nth) => isConflict(outcomes[nth]));
      const about = refused.flatMap((event) => standing.get(keyOf(event))?.id ?? []);
      await this.enter.refuse(tx, actor, about);
      return outcomes;
    });
  }

  private async standing(tx: Tx, events: readonly NewTriggerEvent[]) {
    const found = await this.events.bySourceAndEventId(tx, events);
    return new Map(found.map((event) => [keyOf(event), event]));
  }
}

const keyOf = ({ source, eventId }: { source: string; eventId: string }) =>
  JSON.stringify([source, eventId]);

function firstOfEach(events: readonly NewTriggerEvent[]): NewTriggerEvent[] {
  const first = new Map<string, NewTriggerEvent>();
  for (const event of events) {
    if (!first.has(keyOf(event))) first.set(keyOf(event), event);
  }
  return [...first.values()];
}

/** Whoever is told an event twice in one call has recorded it once: the rest is known by then. */
function outcomeOf(
  told: NewTriggerEvent,
  standing: TriggerEventEntity | undefined,
  recorded: Set<string>,
): RecordOutcome {
  invariant(standing, 'A trigger event was neither recorded nor known');
  if (!isSameContent(told, standing)) return { outcome: 'refused', reason: 'different-content' };
  const outcome = recorded.delete(standing.id) ? 'recorded' : 'already-known';
  return { outcome, id: standing.id, verdict: standing.verdict };
}

function isSameContent(told: NewTriggerEvent, standing: TriggerEventEntity): boolean {
  return (
    told.sensorSerial === standing.sensorSerial &&
    told.kind === standing.kind &&
    told.occurredAt.getTime() === standing.occurredAt.getTime() &&
    told.raw === standing.raw
  );
}

function isConflict(outcome: RecordOutcome | undefined): boolean {
  return outcome?.outcome === 'refused' && outcome.reason === 'different-content';
}
