import { BooleanField, EnumField, MomentField, TextField } from '../../platform/http/fields.js';
import { DATE_KINDS, type DateKind } from '../domain/dates.js';
import { DAY } from '../domain/local-day.js';

const A_DAY = { max: 10, pattern: DAY };
const NOTE = { max: 500, pattern: /\S/ };

export class RecordDateRequest {
  @EnumField(DATE_KINDS)
  kind: DateKind;

  @TextField({ ...A_DAY, says: 'The day on which it was done, such as 2026-11-21' })
  doneOn: string;

  @TextField({ max: 200, optional: true, says: 'Where the paper is: a number, a folder' })
  reference?: string;
}

export class LeaveRequest {
  @TextField({ ...A_DAY, says: 'The first day away' })
  fromOn: string;

  @TextField({ ...A_DAY, optional: true, says: 'The last day away, if it is known' })
  toOn?: string;

  @BooleanField({ says: 'Whether the account is shut meanwhile' })
  barsAccess: boolean;

  @TextField({ ...NOTE, optional: true })
  note?: string;
}

export class TerminationRequest {
  @MomentField({ optional: true, says: 'When the agency learned of it; now, if it is left out' })
  knownAt?: Date;

  @MomentField({ says: 'When the employment ends; access ends then, or now where that is past' })
  endsAt: Date;

  @TextField(NOTE)
  reason: string;
}

export class TerminationAtOnceRequest {
  @BooleanField({ says: 'Access must end within half an hour of the moment it became known' })
  isHighRisk: boolean;

  @MomentField({ optional: true, says: 'When the agency learned of it; now, if it is left out' })
  knownAt?: Date;

  @TextField(NOTE)
  reason: string;
}

export class SettlementRequest {
  @EnumField(['ended', 'kept'])
  outcome: 'ended' | 'kept';

  @TextField({ ...NOTE, optional: true, says: 'Needed where roles are kept' })
  reason?: string;
}
