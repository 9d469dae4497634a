import { type PipeTransform, Injectable } from '@nestjs/common';
import { BooleanField, EnumField, TextField } from '../../platform/http/fields.js';
import { InvalidInput } from '../../platform/http/problem-details.js';
import { type Mark, MARKS, NOTE_MAX_LENGTH } from '../domain/audit-review.js';
import { FINDING_IDS, type FindingId, isFindingId } from '../domain/findings.js';
import { CLOCK } from '../domain/review-hours.js';

export class MarkRequest {
  @EnumField(MARKS)
  mark: Mark;

  @TextField({
    min: 0,
    max: NOTE_MAX_LENGTH,
    optional: true,
    says: 'Needed but for nothing unusual',
  })
  note?: string;
}

export class FollowUpRequest {
  @EnumField(FINDING_IDS, { optional: true, says: 'Left out for the review as a whole' })
  finding?: FindingId;

  @TextField({ max: NOTE_MAX_LENGTH })
  note: string;
}

export class ReviewHoursRequest {
  @TextField({ max: 5, pattern: CLOCK, says: 'Such as 06:00, by the agency’s clocks' })
  from: string;

  @TextField({ max: 5, pattern: CLOCK, says: 'Later on the same day' })
  to: string;

  @BooleanField({ says: 'Whether Saturdays and Sundays are outside as a whole' })
  weekendsOutside: boolean;
}

const WEEK = /^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/;

/** A week from the path, as ISO 8601 writes it. */
@Injectable()
export class ParseWeekPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!WEEK.test(value)) throw new InvalidInput(['week must be written as 2026-W47']);
    return value;
  }
}

@Injectable()
export class ParseFindingPipe implements PipeTransform<string, FindingId> {
  transform(value: string): FindingId {
    if (isFindingId(value)) return value;
    throw new InvalidInput([`finding must be one of ${FINDING_IDS.join(', ')}`]);
  }
}
