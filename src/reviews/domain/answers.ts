import type { Answer, FindingKind, Question, ReviewForm } from './review-form.js';
import { reviewRefusals } from './reviews.errors.js';

export interface QuestionAnswer {
  readonly question: string;
  readonly answer: Answer;
  /** Empty for none. */
  readonly note: string;
}

/** What a reviewer says: a draft while the review is in progress, final when it is signed. */
export interface ReviewContent {
  readonly answers: readonly QuestionAnswer[];
  /** On the review as a whole; empty for none. */
  readonly notes: string;
}

export interface Finding {
  readonly question: string;
  readonly kind: FindingKind;
  readonly note: string;
}

/**
 * Puts a draft into the form's order, without white space around its notes.
 * @throws DomainError `review.unknown-question`
 */
export function tidyContent(form: ReviewForm, content: ReviewContent): ReviewContent {
  const given = new Map(content.answers.map((answer) => [answer.question, answer]));
  const known = new Set(form.questions.map(({ id }) => id));
  const stray = content.answers.find(({ question }) => !known.has(question));
  if (stray !== undefined || given.size < content.answers.length) {
    throw reviewRefusals.refuse('unknown-question', { form: form.version });
  }
  const answers = form.questions.flatMap(({ id }) => {
    const answer = given.get(id);
    return answer === undefined ? [] : [{ ...answer, note: answer.note.trim() }];
  });
  return { answers, notes: content.notes.trim() };
}

/**
 * Whether a tidied draft may be signed: every question answered, every fault explained.
 * @throws DomainError `review.not-answered`, `review.note-missing`
 */
export function checkComplete(form: ReviewForm, content: ReviewContent): void {
  const answered = new Set(content.answers.map(({ question }) => question));
  const open = form.questions.filter(({ id }) => !answered.has(id));
  if (open.length > 0) {
    throw reviewRefusals.refuse('not-answered', { missing: open.length, questions: idsOf(open) });
  }
  const unexplained = form.questions.filter((question) => {
    const answer = content.answers.find((given) => given.question === question.id);
    return question.finds.kind === 'fault' && isFinding(question, answer) && answer?.note === '';
  });
  if (unexplained.length > 0) {
    const facts = { missing: unexplained.length, questions: idsOf(unexplained) };
    throw reviewRefusals.refuse('note-missing', facts);
  }
}

/** The findings of a complete, tidied content, in the form's order. */
export function findingsOf(form: ReviewForm, content: ReviewContent): Finding[] {
  return form.questions.flatMap((question) => {
    const answer = content.answers.find((given) => given.question === question.id);
    if (answer === undefined || !isFinding(question, answer)) return [];
    return [{ question: question.id, kind: question.finds.kind, note: answer.note }];
  });
}

/** Whether two tidied contents say the same. */
export function isSameContent(a: ReviewContent, b: ReviewContent): boolean {
  return textOf(a) === textOf(b);
}

function isFinding(question: Question, given: QuestionAnswer | undefined): boolean {
  return given?.answer === question.finds.answer;
}

// Stored answers come back from jsonb with their members in PostgreSQL's order, not in ours.
function textOf({ answers, notes }: ReviewContent): string {
  return JSON.stringify([
    answers.map(({ question, answer, note }) => [question, answer, note]),
    notes,
  ]);
}

function idsOf(questions: readonly Question[]): string {
  return questions.map(({ id }) => id).join(', ');
}
