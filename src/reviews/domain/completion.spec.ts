import { standingAt } from './completion.js';

const day = (number: number) => new Date(Date.UTC(2026, 10, number));
const review = (dueAt: Date, signedAt: Date | null = null) => ({ dueAt, signedAt });

describe('where a review stands', () => {
  it('is due until its due moment has passed', () => {
    expect(standingAt(review(day(10)), day(9))).toBe('due');
    expect(standingAt(review(day(10)), day(10))).toBe('due');
    expect(standingAt(review(day(10)), day(11))).toBe('overdue');
  });

  it('is on time or late by when it was signed', () => {
    expect(standingAt(review(day(10), day(10)), day(20))).toBe('signed_on_time');
    expect(standingAt(review(day(10), day(11)), day(20))).toBe('signed_late');
  });

  it('knows nothing that happened after the moment asked about', () => {
    expect(standingAt(review(day(10), day(9)), day(8))).toBe('due');
    expect(standingAt(review(day(10), day(12)), day(11))).toBe('overdue');
  });
});
