import { counted, timecode } from '../../lib/figures';
import { unanswered, unexplained, type Answers, type AskedQuestion } from './form-model';

interface Signable {
  readonly questions: readonly AskedQuestion[];
  readonly answers: Answers;
  readonly watchedMs: number;
  readonly requiredPercent: number;
  readonly durationMs: number;
}

/** What still stands between a review and its signature, in the order to mend it. */
export function whatIsMissing(review: Signable): string[] {
  const missing: string[] = [];
  const lackMs = (review.durationMs * review.requiredPercent) / 100 - review.watchedMs;
  if (lackMs > 0)
    missing.push(`Watch ${timecode(Math.ceil(lackMs / 1000) * 1000)} more of the clip.`);
  const open = unanswered(review.questions, review.answers);
  if (open.length > 0) {
    const isAll = open.length === review.questions.length;
    const questions = counted(open.length, 'question');
    missing.push(isAll ? `Answer the ${questions}.` : `Answer ${questions}: ${places(open)}.`);
  }
  const bare = unexplained(review.questions, review.answers);
  if (bare.length > 0) missing.push(`Say what was wrong in ${places(bare)}.`);
  return missing;
}

function places(indexes: readonly number[]): string {
  return indexes.map((index) => String(index + 1)).join(', ');
}
