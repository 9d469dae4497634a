import {
  BooleanField,
  EnumField,
  IdField,
  ListField,
  NumberField,
  TextField,
  WholeNumberField,
} from '../../platform/http/fields.js';
import type { ReviewContent } from '../domain/answers.js';
import { type Answer, ANSWERS, NOTE_MAX_LENGTH } from '../domain/review-form.js';
import { FASTEST, SLOWEST } from '../domain/watch-evidence.js';

/** The longest clip there can be, in milliseconds: a 32-bit integer, 24 days. */
const LONGEST_MS = 2_147_483_647;

export class PlayedIntervalRequest {
  @WholeNumberField({ min: 0, max: LONGEST_MS, says: 'Media time' })
  startMs: number;

  @WholeNumberField({ min: 0, max: LONGEST_MS, says: 'Media time' })
  endMs: number;

  @NumberField({ min: SLOWEST, max: FASTEST, says: 'Media seconds per second' })
  speed: number;

  @BooleanField()
  muted: boolean;

  @BooleanField({ says: 'Whether the tab could be seen' })
  visible: boolean;
}

export class WatchEvidenceRequest {
  @IdField({ says: 'As answered by opening' })
  playbackId: string;

  @ListField(() => PlayedIntervalRequest, { max: 500 })
  intervals: PlayedIntervalRequest[];
}

export class AnswerRequest {
  @TextField({ max: 100, says: 'A question of the review’s form' })
  question: string;

  @EnumField(ANSWERS)
  answer: Answer;

  @TextField({ min: 0, max: NOTE_MAX_LENGTH, optional: true })
  note?: string;
}

export class AnswersRequest {
  @ListField(() => AnswerRequest, { max: 100 })
  answers: AnswerRequest[];

  @TextField({ min: 0, max: NOTE_MAX_LENGTH, optional: true, says: 'On the review as a whole' })
  notes?: string;
}

export function toContent({ answers, notes = '' }: AnswersRequest): ReviewContent {
  return {
    answers: answers.map(({ question, answer, note = '' }) => ({ question, answer, note })),
    notes,
  };
}
