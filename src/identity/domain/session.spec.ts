import { isWorthTouching, sessionStateOf } from './session.js';

const limits = { idleMinutes: 30, maximumHours: 12 };
const at = (time: string) => new Date(`2026-11-20T${time}Z`);
const session = (lastSeenAt: Date, ends: { lockedAt?: Date; endedAt?: Date } = {}) => ({
  ...{ createdAt: at('08:00:00'), lastSeenAt, lockedAt: null, endedAt: null },
  ...ends,
});

describe('a session', () => {
  const stateAt = (found: ReturnType<typeof session>, now: string) =>
    sessionStateOf(found, limits, at(now));

  it('holds while somebody works', () => {
    expect(stateAt(session(at('12:00:00')), '12:30:00')).toBe('live');
  });

  it('is locked after 30 idle minutes, or when its owner locked it [B12]', () => {
    expect(stateAt(session(at('12:00:00')), '12:30:01')).toBe('locked');
    const locked = session(at('12:00:00'), { lockedAt: at('12:00:05') });
    expect(stateAt(locked, '12:00:06')).toBe('locked');
  });

  it('ends after 12 hours, however busy or well locked [B12]', () => {
    expect(stateAt(session(at('20:00:00')), '20:00:00')).toBe('live');
    expect(stateAt(session(at('20:00:00')), '20:00:01')).toBe('over');
    const locked = session(at('12:00:00'), { lockedAt: at('12:00:05') });
    expect(stateAt(locked, '20:00:01')).toBe('over');
  });

  it('ends when it was ended, locked or not [B09]', () => {
    const ends = { lockedAt: at('12:00:04'), endedAt: at('12:00:05') };
    expect(stateAt(session(at('12:00:00'), ends), '12:00:06')).toBe('over');
  });

  it('is over where it lies in the future', () => {
    expect(stateAt(session(at('12:02:00')), '12:00:00')).toBe('over');
  });

  it('is written as seen once a minute', () => {
    expect(isWorthTouching(session(at('12:00:00')), at('12:00:59'))).toBe(false);
    expect(isWorthTouching(session(at('12:00:00')), at('12:01:00'))).toBe(true);
  });
});
