import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../../identity/identity.public.js';
import { invariant } from '../../platform/errors/invariant.js';
import { RecordTriggerEventsCommand } from '../commands/record-trigger-events.command.js';
import type { NewTriggerEvent } from '../domain/new-trigger-event.js';
import type { TriggerEventRequest } from './activations.requests.js';
import { checkEvent } from './check-events.js';
import {
  answerOrRefuse,
  type RecordedEventResponse,
  toMalformedEvent,
  toRecordedEvent,
} from './record-outcomes.js';

/** Turns what was sent into events and outcomes into answers, each at its place in the batch. */
@Injectable()
export class TriggerEventIntake {
  constructor(private readonly record: RecordTriggerEventsCommand) {}

  async one(actor: SignedIn, request: TriggerEventRequest): Promise<RecordedEventResponse> {
    const [outcome] = await this.record.execute(actor, [toNewEvent(request)]);
    invariant(outcome, 'An event had no outcome');
    return answerOrRefuse(request.eventId, outcome);
  }

  async many(actor: SignedIn, given: readonly unknown[]): Promise<RecordedEventResponse[]> {
    const checked = await Promise.all(given.map(checkEvent));
    const events = checked.flatMap(({ event }) => (event === null ? [] : [toNewEvent(event)]));
    const outcomes = await this.record.execute(actor, events);
    let next = 0;
    return checked.map(({ event, errors }, nth) => {
      if (event === null) return toMalformedEvent(given[nth], errors);
      const outcome = outcomes[next++];
      invariant(outcome, 'An event had no outcome');
      return toRecordedEvent(event.eventId, outcome);
    });
  }
}

function toNewEvent({ raw, ...event }: TriggerEventRequest): NewTriggerEvent {
  return { ...event, raw: raw ?? null };
}
