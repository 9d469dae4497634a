import { isRecentEnough, provedSince } from './freshness.js';

const now = new Date('2026-11-20T12:00:00Z');
const begunAt = new Date('2026-11-20T11:58:00Z');
const moment = (text: string) => new Date(`2026-11-20T${text}Z`);
const when = { begunAt, now, maximumHours: 12 };

describe('How lately somebody proved who they are', () => {
  it('is asked for since they were sent, to confirm or to link', () => {
    for (const purpose of ['confirmation', 'link'] as const) {
      expect(isRecentEnough(purpose, moment('11:59:00'), when)).toBe(true);
      expect(isRecentEnough(purpose, moment('11:57:31'), when)).toBe(true);
      expect(isRecentEnough(purpose, moment('11:57:29'), when)).toBe(false);
      expect(isRecentEnough(purpose, null, when)).toBe(false);
    }
  });

  it('is asked for within twelve hours, to come in', () => {
    expect(isRecentEnough('sign-in', moment('00:00:00'), when)).toBe(true);
    expect(isRecentEnough('sign-in', new Date('2026-11-19T23:59:00Z'), when)).toBe(false);
    expect(isRecentEnough('sign-in', null, when)).toBe(true);
  });

  it('is never the future', () => {
    expect(isRecentEnough('sign-in', moment('12:00:31'), when)).toBe(false);
    expect(isRecentEnough('confirmation', moment('12:00:31'), when)).toBe(false);
  });

  it('counts for the session as it is said, and as old where it is not', () => {
    expect(provedSince(moment('11:00:00'), now, 12)).toEqual(moment('11:00:00'));
    expect(provedSince(moment('12:00:20'), now, 12)).toEqual(now);
    expect(provedSince(null, now, 12)).toEqual(moment('00:00:00'));
  });
});
