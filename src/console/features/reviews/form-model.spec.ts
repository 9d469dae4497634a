import {
  choose,
  chooseByDigit,
  contentOf,
  finishWriting,
  move,
  resume,
  unanswered,
  unexplained,
  write,
  type AskedQuestion,
} from './form-model';

const fault = { answer: 'no', kind: 'fault' } as const;
const questions: AskedQuestion[] = [
  { id: 'in-time', finds: fault },
  { id: 'safe', finds: fault },
  { id: 'praise', finds: { answer: 'yes', kind: 'praise' } },
];

describe('the form', () => {
  it('is answered by digits, question after question', () => {
    let state = resume(questions, []);
    for (const digit of [1, 3, 2]) state = chooseByDigit(questions, state, digit);
    expect(contentOf(questions, state.answers)).toEqual([
      { question: 'in-time', answer: 'yes', note: '' },
      { question: 'safe', answer: 'not_applicable', note: '' },
      { question: 'praise', answer: 'no', note: '' },
    ]);
    expect(unanswered(questions, state.answers)).toEqual([]);
  });

  it('asks for a note where a fault is found, and goes on when it is written', () => {
    let state = chooseByDigit(questions, resume(questions, []), 2);
    expect(state).toMatchObject({ focused: 0, isWriting: true });
    expect(unexplained(questions, state.answers)).toEqual([0]);
    state = finishWriting(questions, write(questions, state, 0, 'two minutes late'));
    expect(state).toMatchObject({ focused: 1, isWriting: false });
    expect(unexplained(questions, state.answers)).toEqual([]);
  });

  it('asks for no note where praise is found', () => {
    expect(choose(questions, resume(questions, []), 2, 'yes').isWriting).toBe(false);
  });

  it('resumes at the first question without an answer, and goes back to what was left out', () => {
    const given = { question: 'in-time', answer: 'yes', note: '' } as const;
    expect(resume(questions, [given]).focused).toBe(1);
    expect(choose(questions, resume(questions, []), 2, 'no').focused).toBe(0);
  });

  it('takes a changed mind and keeps its note; a digit that means nothing does nothing', () => {
    const given = { question: 'safe', answer: 'no', note: 'no cover' } as const;
    const state = move(questions, resume(questions, [given]), 1);
    expect(chooseByDigit(questions, state, 1).answers['safe']).toEqual({ ...given, answer: 'yes' });
    expect(chooseByDigit(questions, state, 7)).toBe(state);
  });

  it('moves without leaving the form', () => {
    const state = resume(questions, []);
    expect(move(questions, state, -1).focused).toBe(0);
    expect(move(questions, state, 9).focused).toBe(2);
  });
});
