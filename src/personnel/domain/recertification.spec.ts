import { dueAfter, isDue, needsReason } from './recertification.js';

const at = (text: string) => new Date(`${text}T00:00:00Z`);

describe('The review of all accounts', () => {
  it('is due a year after the last one, not a day before', () => {
    expect(isDue(at('2026-01-01'), 365, at('2026-12-31'))).toBe(false);
    expect(isDue(at('2026-01-01'), 365, at('2027-01-01'))).toBe(true);
  });

  it('has a month', () => {
    expect(dueAfter(at('2026-01-01'), 30)).toEqual(at('2026-01-31'));
  });

  it('wants a reason for whatever changes anything', () => {
    expect((['keep', 'change', 'disable'] as const).map(needsReason)).toEqual([false, true, true]);
  });
});
