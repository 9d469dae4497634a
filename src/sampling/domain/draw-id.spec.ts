import { attemptId, drawId, fitsPeriod } from './draw-id.js';

const week = (from: string, days = 7) => {
  const start = new Date(from);
  return { from: start, to: new Date(start.getTime() + days * 86_400_000) };
};

describe('The name of a draw', () => {
  it.each([
    ['2026-11-16T06:00:00Z', '2026-W47-central'],
    ['2026-12-28T06:00:00Z', '2026-W53-central'],
    ['2027-01-04T06:00:00Z', '2027-W01-central'],
    ['2024-12-30T06:00:00Z', '2025-W01-central'],
  ])('of the week from %s is %s', (from, id) => {
    expect(drawId(week(from), 7, 'central', 'America/Chicago')).toBe(id);
  });

  it('follows the calendar of the agency, not that of the server', () => {
    // Sunday evening in Minnesota is Monday already in London.
    expect(drawId(week('2026-11-16T04:00:00Z'), 7, 'n', 'America/Chicago')).toBe('2026-11-15-7d-n');
    expect(drawId(week('2026-11-16T04:00:00Z'), 7, 'n', 'Europe/London')).toBe('2026-W47-n');
  });

  it('names the first day and the length of any other window', () => {
    expect(drawId(week('2026-11-01T06:00:00Z', 30), 30, null, 'America/Chicago')).toBe(
      '2026-11-01-30d-agency',
    );
  });

  it('counts the attempts after a void draw', () => {
    expect(attemptId('2026-W47-n', 1)).toBe('2026-W47-n');
    expect(attemptId('2026-W47-n', 2)).toBe('2026-W47-n.2');
  });
});

describe('A window', () => {
  it('is a week also where the clocks change', () => {
    const from = new Date('2026-10-26T05:00:00Z');
    expect(fitsPeriod({ from, to: new Date('2026-11-02T06:00:00Z') }, 7)).toBe(true);
    expect(fitsPeriod({ from, to: new Date('2026-11-02T07:00:00Z') }, 7)).toBe(false);
    expect(fitsPeriod({ from, to: from }, 7)).toBe(false);
  });
});
