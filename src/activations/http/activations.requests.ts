import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray } from 'class-validator';
import { EnumField, IdField, MomentField, TextField } from '../../platform/http/fields.js';
import { PageRequest } from '../../platform/http/page.js';
import { MOST_EVENTS_AT_ONCE } from '../commands/record-trigger-events.command.js';
import { type VerdictName, VERDICTS } from '../domain/coverage.js';
import { TRIGGER_KIND_NAMES, type TriggerKind } from '../domain/trigger-kind.js';

export class TriggerEventRequest {
  @TextField({ max: 64, says: 'Which system sends it' })
  source: string;

  @TextField({ max: 200, says: 'The source’s own name for the event; a repeated one is known' })
  eventId: string;

  @TextField({ max: 64, pattern: /\S/ })
  sensorSerial: string;

  @EnumField(TRIGGER_KIND_NAMES)
  kind: TriggerKind;

  @MomentField({ says: 'By the sensor’s clock' })
  occurredAt: Date;

  @TextField({ max: 1000, optional: true, says: 'The record as the source has it' })
  raw?: string;
}

export class TriggerEventsRequest {
  // Each event is checked on its own, so that a malformed one does not hold up the others.
  @ApiProperty({
    type: TriggerEventRequest,
    isArray: true,
    minItems: 1,
    maxItems: MOST_EVENTS_AT_ONCE,
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_EVENTS_AT_ONCE)
  events: unknown[];
}

export class CoverageSummaryRequest {
  @MomentField({ optional: true, says: 'Events at this moment or after it' })
  from?: Date;

  @MomentField({ optional: true, says: 'Events before this moment' })
  to?: Date;

  @IdField({ optional: true })
  unitId?: string;
}

export class CoverageRequest extends PageRequest {
  @MomentField({ optional: true, says: 'Events at this moment or after it' })
  from?: Date;

  @MomentField({ optional: true, says: 'Events before this moment' })
  to?: Date;

  @IdField({ optional: true })
  unitId?: string;

  @IdField({ optional: true })
  officerId?: string;

  @EnumField(VERDICTS, { optional: true })
  verdict?: VerdictName;
}
