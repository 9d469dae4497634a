import {
  daysUntil,
  dueIn,
  exactClockOf,
  isoDayOf,
  momentOf,
  shiftDay,
  startOfDay,
  ago,
} from './times';

const CHICAGO = 'America/Chicago';

describe('moments in the agency’s zone', () => {
  it('reads a moment on the day and clock of the agency, not of UTC', () => {
    expect(momentOf('2026-11-18T04:41:07Z', CHICAGO)).toBe('Nov 17, 2026, 22:41');
    expect(exactClockOf('2026-11-18T06:00:00Z', CHICAGO)).toBe('00:00:00');
    expect(isoDayOf('2026-11-18T04:41:07Z', CHICAGO)).toBe('2026-11-17');
  });

  it('begins a day at local midnight, also on the two days when clocks change', () => {
    expect(startOfDay('2026-11-17', CHICAGO)).toBe('2026-11-17T06:00:00.000Z');
    expect(startOfDay('2026-03-08', CHICAGO)).toBe('2026-03-08T06:00:00.000Z');
    expect(startOfDay('2026-03-09', CHICAGO)).toBe('2026-03-09T05:00:00.000Z');
    expect(startOfDay('2026-11-01', CHICAGO)).toBe('2026-11-01T05:00:00.000Z');
    expect(startOfDay('2026-11-02', CHICAGO)).toBe('2026-11-02T06:00:00.000Z');
  });

  it('counts calendar days, not spans of 24 hours', () => {
    expect(daysUntil('2026-11-18T06:30:00Z', '2026-11-18T05:30:00Z', CHICAGO)).toBe(1);
    expect(shiftDay('2026-02-28', 1)).toBe('2026-03-01');
  });

  it('says how urgent a due date is', () => {
    const now = '2026-11-18T18:00:00Z';
    expect(dueIn('2026-11-16T18:00:00Z', now, CHICAGO)).toEqual({
      words: '2 days overdue',
      urgency: 'overdue',
    });
    expect(dueIn('2026-11-18T17:00:00Z', now, CHICAGO).urgency).toBe('overdue');
    expect(dueIn('2026-11-18T23:00:00Z', now, CHICAGO).words).toBe('due today, 17:00');
    expect(dueIn('2026-11-19T18:00:00Z', now, CHICAGO).words).toBe('due tomorrow');
    expect(dueIn('2026-11-23T18:00:00Z', now, CHICAGO)).toEqual({
      words: 'due in 5 days',
      urgency: 'later',
    });
  });
});

describe('How long ago', () => {
  it.each([
    ['2026-11-20T11:59:30Z', 'just now'],
    ['2026-11-20T11:55:00Z', '5 minutes ago'],
    ['2026-11-20T10:59:00Z', '1 hour ago'],
    ['2026-11-17T12:00:00Z', '3 days ago'],
  ])('%s was %s', (at, words) => {
    expect(ago(at, '2026-11-20T12:00:00Z')).toBe(words);
  });
});
