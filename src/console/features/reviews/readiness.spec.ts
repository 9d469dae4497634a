import { whatIsMissing } from './readiness';

const questions = ['a', 'b', 'c'].map((id) => ({
  id,
  finds: { answer: 'no', kind: 'fault' } as const,
}));
const given = (question: string, answer: 'yes' | 'no' = 'yes') => ({ question, answer, note: '' });
const ready = {
  questions,
  answers: { a: given('a'), b: given('b'), c: given('c') },
  watchedMs: 160_000,
  requiredPercent: 80,
  durationMs: 200_000,
};

describe('a signature', () => {
  it('is possible once the share is watched and every question has its answer', () => {
    expect(whatIsMissing(ready)).toEqual([]);
  });

  it('waits, and says for what', () => {
    expect(
      whatIsMissing({ ...ready, watchedMs: 120_000, answers: { b: given('b', 'no') } }),
    ).toEqual([
      'Watch 0:40 more of the clip.',
      'Answer 2 questions: 1, 3.',
      'Say what was wrong in 2.',
    ]);
  });
});
