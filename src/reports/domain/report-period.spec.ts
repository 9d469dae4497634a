import { DomainError } from '../../platform/errors/refusals.js';
import { reportPeriod } from './report-period.js';

const day = (number: number) => new Date(Date.UTC(2026, 9, number));
const now = day(40);
const codeOf = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainError) return error.code;
  }
  return null;
};

describe('the period of a report', () => {
  it('has the present moment as its cut-off unless another is asked for', () => {
    expect(reportPeriod({ from: day(1), to: day(31), cutoff: null }, now).cutoff).toEqual(now);
    const asked = { from: day(1), to: day(31), cutoff: day(20) };
    expect(reportPeriod(asked, now)).toEqual(asked);
  });

  it.each([
    ['report.future-cutoff', { from: day(1), to: day(31), cutoff: new Date(now.getTime() + 1) }],
    ['report.early-cutoff', { from: day(10), to: day(31), cutoff: day(9) }],
    ['report.early-cutoff', { from: day(41), to: day(42), cutoff: null }],
    ['report.empty-period', { from: day(2), to: day(2), cutoff: null }],
    ['report.long-period', { from: day(1), to: day(402), cutoff: null }],
  ])('is refused with %s', (code, asked) => {
    expect(codeOf(() => reportPeriod(asked, now))).toBe(code);
  });
});
