import { type DateRules, standingsOf } from './dates.js';

const RULES: DateRules = {
  goodDays: { screening: null, training: 365, agreement: 365 },
  warnDays: 30,
  graceDays: 0,
};
const DONE = { screening: '2019-01-01', training: '2026-01-10', agreement: '2026-01-10' };

const on = (today: string, rules: Partial<DateRules> = {}, done: object = DONE) =>
  standingsOf(done, { ...RULES, ...rules }, { today, accountMadeOn: '2026-01-01' });
const training = (today: string, rules: Partial<DateRules> = {}, done: object = DONE) =>
  on(today, rules, done).find(({ kind }) => kind === 'training');

describe('The dates of a person', () => {
  it.each([
    ['2026-01-10', 'good', false],
    ['2026-12-10', 'good', false],
    ['2026-12-11', 'ends-soon', false],
    ['2027-01-09', 'ends-soon', false],
    ['2027-01-10', 'overdue', true],
  ])('stand on %s as %s', (today, standing, bars) => {
    expect(training(today)).toMatchObject({ standing, bars, endsOn: '2027-01-10' });
  });

  it('bar who never did them, from the first day on', () => {
    expect(on('2026-01-01', {}, {}).map(({ standing }) => standing)).toEqual([
      'missing',
      'missing',
      'missing',
    ]);
  });

  it('leave a new account the days of grace, and not one more', () => {
    expect(training('2026-01-07', { graceDays: 7 }, {})).toMatchObject({
      standing: 'grace',
      bars: false,
    });
    expect(training('2026-01-08', { graceDays: 7 }, {})).toMatchObject({
      standing: 'missing',
      bars: true,
    });
  });

  it('have no grace once they have lapsed', () => {
    expect(training('2027-01-10', { graceDays: 3650 })).toMatchObject({ standing: 'overdue' });
  });

  it('know a screening that is done once, and one that is done again', () => {
    const [once] = on('2026-06-01');
    expect(once).toMatchObject({ kind: 'screening', standing: 'good', endsOn: null });
    const goodDays = { ...RULES.goodDays, screening: 1826 };
    expect(on('2026-06-01', { goodDays })[0]).toMatchObject({ standing: 'overdue' });
  });
});
