import { disabledFrom, isNext, unusedSince } from './unused.js';

const at = (day: string) => new Date(`2026-${day}T00:00:00Z`);
const use = { createdAt: at('01-01'), enabledAt: null, lastUsedAt: null };

describe('An unused account', () => {
  it('counts from its last use, from its making, or from when it was enabled again', () => {
    expect(unusedSince(use)).toEqual(at('01-01'));
    expect(unusedSince({ ...use, lastUsedAt: at('02-01') })).toEqual(at('02-01'));
    const back = { ...use, lastUsedAt: at('02-01'), enabledAt: at('06-01') };
    expect(unusedSince(back)).toEqual(at('06-01'));
  });

  it('is disabled after ninety days, and named a week before', () => {
    expect(disabledFrom(use, 90)).toEqual(at('04-01'));
    expect(isNext(use, 90, at('03-24'))).toBe(false);
    expect(isNext(use, 90, at('03-25'))).toBe(true);
  });
});
