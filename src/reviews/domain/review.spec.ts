import { DomainError } from '../../platform/errors/refusals.js';
import type { ReviewContent } from './answers.js';
import { CURRENT_FORM as FORM } from './review-form.js';
import {
  checkInProgress,
  checkNotReviewed,
  checkReviewer,
  decideSignature,
  estimatedMinutes,
  isVisible,
  REVIEW_STATES,
  type ReviewState,
  stateAfterOpening,
} from './review.js';

const review = (state: ReviewState = 'in_progress') => ({
  state,
  reviewerId: 'supervisor',
  officerId: 'officer-7',
});
const supervisor = { personId: 'supervisor', officerId: 'officer-1' };
const calm: ReviewContent = {
  answers: FORM.questions.map(({ id }) => ({ question: id, answer: 'not_applicable', note: '' })),
  notes: '',
};
const share = (watchedMs: number) => ({ watchedMs, durationMs: 60_000, requiredPercent: 80 });
const offered = (watchedMs: number, content = calm) => ({
  form: FORM,
  content,
  share: share(watchedMs),
});
const refusal = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainError) return { code: error.code, ...error.facts };
    throw error;
  }
  return null;
};

describe('who may do a review', () => {
  it('is the person it is assigned to', () => {
    expect(refusal(() => checkReviewer(review(), supervisor))).toBeNull();
    const other = { ...supervisor, personId: 'colleague' };
    expect(refusal(() => checkReviewer(review(), other))?.code).toBe('review.not-yours');
  });

  it('is never the officer whom the clip shows [C11]', () => {
    const shown = { personId: 'supervisor', officerId: 'officer-7' };
    expect(refusal(() => checkReviewer(review(), shown))?.code).toBe('review.self-review');
    expect(refusal(() => checkNotReviewed(review(), shown))?.code).toBe('review.self-review');
  });

  it('may be no officer at all, and the camera nobody’s', () => {
    const nobodys = { ...review(), officerId: null };
    const civilian = { personId: 'supervisor', officerId: null };
    expect(refusal(() => checkReviewer(nobodys, civilian))).toBeNull();
  });
});

describe('the states of a review', () => {
  it('go from assigned through in progress to signed, and reach every state', () => {
    const opened = stateAfterOpening(review('assigned'));
    expect(decideSignature(review(opened), offered(60_000), null)).toBe('sign');
    expect(new Set(['assigned', opened, 'signed'])).toEqual(new Set(REVIEW_STATES));
  });

  it('resume when opened again', () => {
    expect(stateAfterOpening(review('in_progress'))).toBe('in_progress');
  });

  it('end with the signature [L08]', () => {
    expect(refusal(() => stateAfterOpening(review('signed')))?.code).toBe('review.already-signed');
    expect(refusal(() => checkInProgress(review('signed')))?.code).toBe('review.already-signed');
  });

  it('are not skipped [L03]', () => {
    const act = () => decideSignature(review('assigned'), offered(60_000), null);
    expect(refusal(act)?.code).toBe('review.not-opened');
  });
});

describe('a signature', () => {
  it('is refused before the required share is watched, with the numbers', () => {
    expect(refusal(() => decideSignature(review(), offered(47_999), null))).toEqual({
      code: 'review.not-watched',
      watchedMs: 47_999,
      requiredMs: 48_000,
      missingMs: 1,
      watchedPercent: 79,
      requiredPercent: 80,
    });
    expect(decideSignature(review(), offered(48_000), null)).toBe('sign');
  });

  it('is refused while questions are open', () => {
    const act = () => decideSignature(review(), offered(60_000, { answers: [], notes: '' }), null);
    expect(refusal(act)?.code).toBe('review.not-answered');
  });

  it('may arrive twice with the same content, and never with another', () => {
    expect(decideSignature(review('signed'), offered(60_000), calm)).toBe('signed-already');
    const changed = { ...calm, notes: 'on second thoughts' };
    const act = () => decideSignature(review('signed'), offered(60_000, changed), calm);
    expect(refusal(act)?.code).toBe('review.already-signed');
  });
});

describe('a review', () => {
  const inCentral = { ...review(), unitId: 'central' };
  const stranger = { personId: 'stranger', officerId: null };

  it('exists for its reviewer, for its unit, and for those who may read all', () => {
    const central = { kind: 'units', unitIds: ['central'] } as const;
    const north = { kind: 'units', unitIds: ['north'] } as const;
    expect(isVisible(inCentral, stranger, central)).toBe(true);
    expect(isVisible(inCentral, stranger, north)).toBe(false);
    expect(isVisible({ ...inCentral, unitId: null }, stranger, central)).toBe(false);
    expect(isVisible(inCentral, stranger, { kind: 'all' })).toBe(true);
    expect(isVisible(inCentral, supervisor, north)).toBe(true);
  });

  it('does not exist for an officer before it is released', () => {
    const own = { kind: 'own', officerId: 'officer-7' } as const;
    expect(isVisible(inCentral, { personId: 'p', officerId: 'officer-7' }, own)).toBe(false);
  });

  it('takes the required share at normal speed, and a minute for the form', () => {
    expect(estimatedMinutes(600_000, 80)).toBe(9);
    expect(estimatedMinutes(60_001, 100)).toBe(3);
    expect(estimatedMinutes(60_000, 0)).toBe(1);
  });
});
