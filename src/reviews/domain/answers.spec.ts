import { DomainError } from '../../platform/errors/refusals.js';
import {
  checkComplete,
  findingsOf,
  isSameContent,
  type QuestionAnswer,
  tidyContent,
} from './answers.js';
import { type Answer, ANSWERS, CURRENT_FORM as FORM } from './review-form.js';

const answer = (question: string, given: Answer, note = ''): QuestionAnswer => ({
  question,
  answer: given,
  note,
});
const content = (...changes: QuestionAnswer[]) => {
  const calm = FORM.questions.map(({ id }) => answer(id, 'not_applicable'));
  const changed = new Map([...calm, ...changes].map((one) => [one.question, one]));
  return { answers: [...changed.values()], notes: '' };
};
const refusal = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainError) return { code: error.code, ...error.facts };
    throw error;
  }
  return null;
};

describe('the general review form', () => {
  it('has questions with names of their own, each with its clause', () => {
    const ids = FORM.questions.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const question of FORM.questions) {
      expect(question.clause).toMatch(/^Minn\. Stat\. /);
      expect(ANSWERS).toContain(question.finds.answer);
    }
  });
});

describe('the answers of a review', () => {
  it('come in the form’s order, with trimmed notes', () => {
    const [first, second] = FORM.questions;
    const tidy = tidyContent(FORM, {
      answers: [answer(second!.id, 'yes'), answer(first!.id, 'no', '  two minutes late \n')],
      notes: ' seen at the depot ',
    });
    expect(tidy).toEqual({
      answers: [answer(first!.id, 'no', 'two minutes late'), answer(second!.id, 'yes')],
      notes: 'seen at the depot',
    });
  });

  it('belong to the form, one to a question', () => {
    const stray = content(answer('favourite-colour', 'yes'));
    expect(refusal(() => tidyContent(FORM, stray))?.code).toBe('review.unknown-question');
    const twice = { answers: [...content().answers, answer('commendable', 'yes')], notes: '' };
    expect(refusal(() => tidyContent(FORM, twice))?.code).toBe('review.unknown-question');
  });

  it('are complete only when every question has one', () => {
    const { answers } = content();
    expect(refusal(() => checkComplete(FORM, { answers, notes: '' }))).toBeNull();
    for (const { id } of FORM.questions) {
      const rest = answers.filter(({ question }) => question !== id);
      expect(refusal(() => checkComplete(FORM, { answers: rest, notes: '' }))).toEqual({
        code: 'review.not-answered',
        missing: 1,
        questions: id,
      });
    }
  });

  it('need a note exactly where they find a fault', () => {
    for (const { id, finds } of FORM.questions) {
      const isFault = finds.kind === 'fault';
      const bare = refusal(() => checkComplete(FORM, content(answer(id, finds.answer))));
      expect(bare?.code).toBe(isFault ? 'review.note-missing' : undefined);
      const noted = content(answer(id, finds.answer, 'why'));
      expect(refusal(() => checkComplete(FORM, noted))).toBeNull();
    }
  });

  it('become findings: a fault for each no, praise for what is commendable', () => {
    const said = content(
      answer('commendable', 'yes'),
      answer('category-fits', 'no', 'no category at all'),
      answer('handled-safely', 'yes', 'well done'),
    );
    expect(findingsOf(FORM, tidyContent(FORM, said))).toEqual([
      { question: 'category-fits', kind: 'fault', note: 'no category at all' },
      { question: 'commendable', kind: 'praise', note: '' },
    ]);
    expect(findingsOf(FORM, content(answer('commendable', 'no')))).toEqual([]);
  });

  it('are the same whatever the order of their members', () => {
    const [one] = content().answers;
    const turned = { note: one!.note, answer: one!.answer, question: one!.question };
    const a = { answers: [one!], notes: 'x' };
    expect(isSameContent(a, { notes: 'x', answers: [turned] })).toBe(true);
    expect(isSameContent(a, { ...a, notes: 'y' })).toBe(false);
    expect(isSameContent(a, { answers: [{ ...one!, note: 'n' }], notes: 'x' })).toBe(false);
  });
});
