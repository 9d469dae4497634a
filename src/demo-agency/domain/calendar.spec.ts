import { calendarOf, midnightBefore } from './calendar.js';

const chicago = 'America/Chicago';

describe('the calendar of the demo', () => {
  it('begins days at the agency’s midnight, also when clocks change', () => {
    const midnight = (at: string) => midnightBefore(new Date(at), chicago).toISOString();
    expect(midnight('2026-11-20T12:34:56.789Z')).toBe('2026-11-20T06:00:00.000Z');
    expect(midnight('2026-11-20T05:59:59Z')).toBe('2026-11-19T06:00:00.000Z');
    expect(midnight('2026-03-08T20:00:00Z')).toBe('2026-03-08T06:00:00.000Z');
    expect(midnight('2026-11-01T20:00:00Z')).toBe('2026-11-01T05:00:00.000Z');
  });

  it('has two whole windows, one after the other, that ended before now', () => {
    const { lastMonth, thisMonth, now } = calendarOf(new Date('2026-11-20T07:00:00Z'), chicago);
    expect(lastMonth.to).toEqual(thisMonth.from);
    expect(thisMonth.to.toISOString()).toBe('2026-11-19T06:00:00.000Z');
    expect(thisMonth.from.toISOString()).toBe('2026-10-20T05:00:00.000Z');
    expect(lastMonth.from.toISOString()).toBe('2026-09-20T05:00:00.000Z');
    expect(thisMonth.to.getTime()).toBeLessThan(now.getTime());
  });
});
