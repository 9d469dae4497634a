import fc from 'fast-check';
import { dueDate } from './due-date.js';

const due = (assigned: string, days: number, zone: string) =>
  dueDate(new Date(assigned), days, zone).toISOString();

describe('the due date of a review', () => {
  it('is the end of the agency’s day', () => {
    expect(due('2026-11-20T17:30:00Z', 7, 'America/Chicago')).toBe('2026-11-28T05:59:59.999Z');
    expect(due('2026-11-20T23:59:00Z', 0, 'UTC')).toBe('2026-11-20T23:59:59.999Z');
  });

  it('counts days of the agency, not of Greenwich', () => {
    expect(due('2026-11-21T03:00:00Z', 1, 'America/Chicago')).toBe('2026-11-22T05:59:59.999Z');
  });

  it('holds across changes of the clocks', () => {
    expect(due('2026-10-30T12:00:00Z', 2, 'America/Chicago')).toBe('2026-11-02T05:59:59.999Z');
    expect(due('2026-03-07T12:00:00Z', 1, 'America/Chicago')).toBe('2026-03-09T04:59:59.999Z');
    // Santiago skips midnight: 2026-09-06 begins at 01:00.
    expect(due('2026-09-04T15:00:00Z', 1, 'America/Santiago')).toBe('2026-09-06T03:59:59.999Z');
  });

  it('shows the wanted day, and the next day a millisecond later, everywhere and always', () => {
    const zones = [
      'America/Chicago',
      'Asia/Kolkata',
      'Pacific/Auckland',
      'America/Santiago',
      'UTC',
    ];
    const show = (moment: Date, timeZone: string) =>
      new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(moment);
    const day = (text: string, days: number) =>
      new Date(Date.parse(`${text}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
        fc.integer({ min: 0, max: 60 }),
        fc.constantFrom(...zones),
        (assigned, days, zone) => {
          const end = dueDate(assigned, days, zone);
          const today = show(assigned, zone);
          expect(show(end, zone)).toBe(day(today, days));
          expect(show(new Date(end.getTime() + 1), zone)).toBe(day(today, days + 1));
        },
      ),
    );
  });
});
