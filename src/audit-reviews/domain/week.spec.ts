import fc from 'fast-check';
import { localDate } from '../../platform/clock/local-days.js';
import { shiftWeek, weekNamed, weekOf } from './week.js';

const CHICAGO = 'America/Chicago';

describe('A week', () => {
  it('runs from Monday to Monday by the agency’s clocks, not by UTC', () => {
    const week = weekOf(new Date('2026-11-20T12:00:00Z'), CHICAGO);
    expect(week.name).toBe('2026-W47');
    expect(week.from).toEqual(new Date('2026-11-16T06:00:00Z'));
    expect(week.to).toEqual(new Date('2026-11-23T06:00:00Z'));
  });

  it('is an hour longer when clocks go back, and shorter when they go on', () => {
    const back = weekOf(new Date('2026-10-28T12:00:00Z'), CHICAGO);
    expect([back.from, back.to].map((at) => at.toISOString())).toEqual([
      '2026-10-26T05:00:00.000Z',
      '2026-11-02T06:00:00.000Z',
    ]);
    const on = weekOf(new Date('2026-03-04T12:00:00Z'), CHICAGO);
    expect((on.to.getTime() - on.from.getTime()) / 3_600_000).toBe(167);
  });

  it('belongs to the year of its Thursday', () => {
    const nameAt = (at: string) => weekOf(new Date(at), 'UTC').name;
    expect(nameAt('2027-01-03T23:59:59Z')).toBe('2026-W53');
    expect(nameAt('2027-01-04T00:00:00Z')).toBe('2027-W01');
    expect(nameAt('2024-12-30T00:00:00Z')).toBe('2025-W01');
  });

  it.each(['2026-W00', '2026-W54', '2025-W53', '2026-47', 'W47', '2026-W7', '2026-W47 '])(
    'is not called %j',
    (name) => expect(weekNamed(name, CHICAGO)).toBeNull(),
  );

  // Zones whose clocks change at midnight, at odd offsets, or that left out a day.
  const zones = [CHICAGO, 'Europe/Berlin', 'Asia/Kolkata', 'America/Sao_Paulo', 'Africa/Cairo']
    .concat(['Asia/Beirut', 'America/Havana', 'Pacific/Apia', 'Australia/Lord_Howe', 'UTC'])
    .map((zone) => fc.constant(zone));
  const moments = fc.date({
    min: new Date('2001-01-01T00:00:00Z'),
    max: new Date('2060-01-01T00:00:00Z'),
    noInvalidDate: true,
  });

  it('holds its moment, joins its neighbours and is found by its name, in every zone', () => {
    fc.assert(
      fc.property(moments, fc.oneof(...zones), (moment, zone) => {
        const week = weekOf(moment, zone);
        expect(week.from <= moment && moment < week.to).toBe(true);
        expect(weekNamed(week.name, zone)).toEqual(week);
        expect(shiftWeek(week, 1, zone).from).toEqual(week.to);
        expect(shiftWeek(week, -1, zone).to).toEqual(week.from);
        expect(dayOfWeek(week.from, zone)).toBe(1);
        expect(dayOfWeek(new Date(week.from.getTime() - 1), zone)).toBe(0);
      }),
      { numRuns: 400 },
    );
  });
});

function dayOfWeek(moment: Date, zone: string): number {
  const [year, month, day] = localDate(moment, zone);
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}
