import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { RecordOutcome } from '../commands/record-trigger-events.command.js';
import { activationRefusals } from '../domain/activations.errors.js';
import { type VerdictName, VERDICTS } from '../domain/coverage.js';

const OUTCOMES = ['recorded', 'already-known', 'refused'] as const;
const REASONS = ['malformed', 'different-content', 'in-the-future'] as const;

@ApiSchema({ name: 'RecordedEvent' })
export class RecordedEventResponse {
  @ApiProperty({ type: String, nullable: true, description: 'As sent; null if there was none' })
  eventId: string | null;
  @ApiProperty({ type: String, enum: OUTCOMES }) outcome: (typeof OUTCOMES)[number];
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) id: string | null;
  @ApiProperty({
    type: String,
    enum: VERDICTS,
    nullable: true,
    description: 'The verdict by now; null where no footage is expected',
  })
  verdict: VerdictName | null;
  @ApiProperty({ type: String, enum: REASONS, nullable: true })
  reason: (typeof REASONS)[number] | null;
  @ApiProperty({ type: [String], description: 'Each wrong field of a malformed event' })
  errors: readonly string[];
}

@ApiSchema({ name: 'RecordedEvents' })
export class RecordedEventsResponse {
  @ApiProperty({ type: [RecordedEventResponse], description: 'One for each event, in turn' })
  items: RecordedEventResponse[];
}

/**
 * The answer to a single event.
 * @throws DomainError `trigger-event.different-content`, `trigger-event.in-the-future`
 */
export function answerOrRefuse(eventId: string, outcome: RecordOutcome): RecordedEventResponse {
  if (outcome.outcome === 'refused') throw activationRefusals.refuse(outcome.reason, { eventId });
  return toRecordedEvent(eventId, outcome);
}

export function toRecordedEvent(eventId: string, outcome: RecordOutcome): RecordedEventResponse {
  if (outcome.outcome === 'refused') {
    return { eventId, ...outcome, id: null, verdict: null, errors: [] };
  }
  return { eventId, ...outcome, reason: null, errors: [] };
}

export function toMalformedEvent(given: unknown, errors: readonly string[]): RecordedEventResponse {
  const eventId = eventIdOf(given);
  const nothing = { id: null, verdict: null };
  return { eventId, outcome: 'refused', ...nothing, reason: 'malformed', errors };
}

function eventIdOf(given: unknown): string | null {
  if (typeof given !== 'object' || given === null || !('eventId' in given)) return null;
  return typeof given.eventId === 'string' ? given.eventId.slice(0, 200) : null;
}
