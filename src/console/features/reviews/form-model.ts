/** The answers that every question takes, in the order of their digits. */
export const CHOICES = ['yes', 'no', 'not_applicable'] as const;
export type Choice = (typeof CHOICES)[number];

/** What the model needs of a question: its name, and which answer is a finding. */
export interface AskedQuestion {
  readonly id: string;
  readonly finds: { readonly answer: Choice; readonly kind: 'fault' | 'praise' };
}

export interface GivenAnswer {
  readonly question: string;
  readonly answer: Choice;
  /** Empty for none. */
  readonly note: string;
}

/** Answers by question. */
export type Answers = Readonly<Record<string, GivenAnswer>>;

export interface FormState {
  readonly answers: Answers;
  /** Which question the digits answer. */
  readonly focused: number;
  /** Whether the focused question waits for its note. */
  readonly isWriting: boolean;
}

type Questions = readonly AskedQuestion[];

/** Whether an answer is of the kind that the question looks for. */
export function isFinding(question: AskedQuestion, given: GivenAnswer | undefined): boolean {
  return given?.answer === question.finds.answer;
}

function lacksNote(question: AskedQuestion, given: GivenAnswer | undefined): boolean {
  return question.finds.kind === 'fault' && isFinding(question, given) && given?.note.trim() === '';
}

/** Places of the questions without an answer. */
export function unanswered(questions: Questions, answers: Answers): number[] {
  return questions.flatMap(({ id }, index) => (answers[id] === undefined ? [index] : []));
}

/** Places of the faults that nobody has explained yet. */
export function unexplained(questions: Questions, answers: Answers): number[] {
  return questions.flatMap((question, index) =>
    lacksNote(question, answers[question.id]) ? [index] : [],
  );
}

/** Starts where the work was left: at the first question without an answer. */
export function resume(questions: Questions, given: readonly GivenAnswer[]): FormState {
  const answers = Object.fromEntries(given.map((one) => [one.question, one]));
  return { answers, focused: unanswered(questions, answers)[0] ?? 0, isWriting: false };
}

/** The next question without an answer; past the last one it wraps to what was left out. */
function onward(questions: Questions, answers: Answers, from: number): number {
  const open = unanswered(questions, answers);
  return open.find((place) => place > from) ?? open[0] ?? from;
}

/**
 * Answers a question. A fault asks for its note first; everything else goes on to the next question
 * without an answer. The last one keeps the focus.
 */
export function choose(
  questions: Questions,
  state: FormState,
  index: number,
  answer: Choice,
): FormState {
  const question = questions[index];
  if (question === undefined) return state;
  const given = { question: question.id, answer, note: state.answers[question.id]?.note ?? '' };
  const answers = { ...state.answers, [question.id]: given };
  if (lacksNote(question, given)) return { answers, focused: index, isWriting: true };
  return { answers, focused: onward(questions, answers, index), isWriting: false };
}

/** Digit n gives the focused question its n-th answer; other digits do nothing. */
export function chooseByDigit(questions: Questions, state: FormState, digit: number): FormState {
  const answer = CHOICES[digit - 1];
  return answer === undefined ? state : choose(questions, state, state.focused, answer);
}

/** Changes the note of a question that has an answer. */
export function write(
  questions: Questions,
  state: FormState,
  index: number,
  note: string,
): FormState {
  const given = state.answers[questions[index]?.id ?? ''];
  if (given === undefined) return state;
  return { ...state, answers: { ...state.answers, [given.question]: { ...given, note } } };
}

/** The note is written: on to the next question. */
export function finishWriting(questions: Questions, state: FormState): FormState {
  return {
    ...state,
    focused: onward(questions, state.answers, state.focused),
    isWriting: false,
  };
}

/** Moves the focus without answering. */
export function move(questions: Questions, state: FormState, to: number): FormState {
  const focused = Math.min(questions.length - 1, Math.max(0, to));
  return { ...state, focused, isWriting: false };
}

/** The answers as the API takes them, in the form's order. */
export function contentOf(questions: Questions, answers: Answers): GivenAnswer[] {
  return questions.flatMap(({ id }) => answers[id] ?? []);
}
