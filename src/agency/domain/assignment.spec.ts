import { type HeldPeriod, isPeriod, meet, overlaps } from './assignment.js';

const at = (hour: number) => new Date(Date.UTC(2026, 10, 20, hour));
const period = (from: number, to: number | null) => ({
  from: at(from),
  to: to === null ? null : at(to),
});
const held = (from: number, to: number | null): HeldPeriod => ({
  id: `a${from}`,
  officerId: 'o',
  ...period(from, to),
});

describe('a period', () => {
  it('ends after it begins, or is open', () => {
    expect(isPeriod(period(8, 9))).toBe(true);
    expect(isPeriod(period(8, null))).toBe(true);
    expect(isPeriod(period(8, 8))).toBe(false);
    expect(isPeriod(period(9, 8))).toBe(false);
  });

  it('does not overlap one that begins when it ends', () => {
    expect(overlaps(period(8, 9), period(9, 10))).toBe(false);
    expect(overlaps(period(9, null), period(8, 9))).toBe(false);
    expect(overlaps(period(8, 9), period(8, 9))).toBe(true);
    expect(overlaps(period(8, null), period(20, null))).toBe(true);
  });
});

describe('a new assignment', () => {
  it('stands beside those it does not touch', () => {
    expect(meet(period(9, null), [held(7, 9)], false)).toEqual({ kind: 'free' });
  });

  it('ends the open one before it when asked', () => {
    const previous = held(7, null);
    expect(meet(period(9, null), [previous], true)).toEqual({ kind: 'ends-previous', previous });
  });

  it('ends nothing unasked', () => {
    expect(meet(period(9, null), [held(7, null)], false).kind).toBe('in-the-way');
  });

  it.each([
    ['an end that was written down', [held(7, 12)]],
    ['one that begins later', [held(10, null)]],
    ['one that begins at the same moment', [held(9, null)]],
    ['several at once', [held(7, null), held(11, 12)]],
  ])('never moves %s', (_what, standing) => {
    expect(meet(period(9, null), standing, true).kind).toBe('in-the-way');
  });
});
