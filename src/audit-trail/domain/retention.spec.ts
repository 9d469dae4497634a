import { beginsMonth, newestCutoff, prunedText } from './retention.js';

describe('The end of entries', () => {
  it('comes for whole months, counted from the day on which it is asked for', () => {
    const now = new Date('2026-11-21T03:00:00Z');
    expect(newestCutoff(now, 7).toISOString()).toBe('2019-11-01T00:00:00.000Z');
    expect(newestCutoff(new Date('2028-02-29T23:59:59Z'), 1).toISOString()).toBe(
      '2027-02-01T00:00:00.000Z',
    );
  });

  it('never comes before a year has passed, whatever a setting says', () => {
    const now = new Date('2026-11-21T03:00:00Z');
    expect(newestCutoff(now, 0).toISOString()).toBe('2025-11-01T00:00:00.000Z');
  });

  it('knows where a month begins', () => {
    expect(beginsMonth(new Date('2026-11-01T00:00:00Z'))).toBe(true);
    expect(beginsMonth(new Date('2026-11-01T00:00:00.001Z'))).toBe(false);
    expect(beginsMonth(new Date('2026-11-02T00:00:00Z'))).toBe(false);
  });

  it('is told in three lines', () => {
    expect(prunedText('audit.example/1', 512)).toBe('plumbline-pruned/v1\naudit.example/1\n512\n');
  });
});
