import { accessDueAt, employmentOf, isLate, type Leave, type Termination } from './employment.js';

const at = (text: string) => new Date(`2026-11-${text}Z`);
const termination = (more: Partial<Termination> = {}): Termination => ({
  ...{ id: 't', knownAt: at('19T09:00:00'), endsAt: at('20T17:00:00') },
  ...{ isHighRisk: false, accessEndedAt: null },
  ...more,
});
const leave: Leave = { id: 'l', fromOn: '2026-11-20', toOn: '2026-11-22', barsAccess: true };

describe('Employment', () => {
  it.each([
    ['2026-11-19', 'active'],
    ['2026-11-20', 'on-leave'],
    ['2026-11-22', 'on-leave'],
    ['2026-11-23', 'active'],
  ])('on %s is %s around a leave of three days', (today, state) => {
    expect(employmentOf([leave], null, { today, now: at('20T12:00:00') }).state).toBe(state);
  });

  it('has no end of a leave that is open', () => {
    const open = { ...leave, toOn: null };
    const days = { today: '2029-01-01', now: at('20T12:00:00') };
    expect(employmentOf([open], null, days)).toMatchObject({ state: 'on-leave', leave: open });
  });

  it('ends at the planned moment, also during a leave', () => {
    const days = (now: Date) => ({ today: '2026-11-20', now });
    expect(employmentOf([leave], termination(), days(at('20T16:59:59'))).state).toBe('on-leave');
    expect(employmentOf([leave], termination(), days(at('20T17:00:00'))).state).toBe('terminated');
  });
});

describe('The end of access', () => {
  it('is due a day after the end of the employment, to the second', () => {
    expect(accessDueAt(termination())).toEqual(at('21T17:00:00'));
    expect(isLate(termination(), at('21T17:00:00'))).toBe(false);
    expect(isLate(termination(), at('21T17:00:01'))).toBe(true);
  });

  it('is due half an hour after a high risk was known, wherever the employment ends', () => {
    const risk = termination({ isHighRisk: true });
    expect(accessDueAt(risk)).toEqual(at('19T09:30:00'));
    expect(isLate(risk, at('19T09:30:01'))).toBe(true);
  });

  it('stays late once it was, and in time once it was', () => {
    const late = termination({ accessEndedAt: at('22T00:00:00') });
    expect(isLate(late, at('22T00:00:00'))).toBe(true);
    const inTime = termination({ accessEndedAt: at('20T17:00:00') });
    expect(isLate(inTime, at('30T00:00:00'))).toBe(false);
  });
});
