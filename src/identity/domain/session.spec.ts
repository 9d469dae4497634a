import { isSessionLive, isWorthTouching } from './session.js';

const limits = { idleMinutes: 30, maximumHours: 12 };
const at = (time: string) => new Date(`2026-11-20T${time}Z`);
const session = (lastSeenAt: Date, endedAt: Date | null = null) => ({
  createdAt: at('08:00:00'),
  lastSeenAt,
  endedAt,
});

describe('a session', () => {
  it('holds while somebody works', () => {
    expect(isSessionLive(session(at('12:00:00')), limits, at('12:30:00'))).toBe(true);
  });

  it('ends after 30 idle minutes [B12]', () => {
    expect(isSessionLive(session(at('12:00:00')), limits, at('12:30:01'))).toBe(false);
  });

  it('ends after 12 hours, however busy [B12]', () => {
    expect(isSessionLive(session(at('20:00:00')), limits, at('20:00:00'))).toBe(true);
    expect(isSessionLive(session(at('20:00:00')), limits, at('20:00:01'))).toBe(false);
  });

  it('ends when it was ended [B09]', () => {
    const ended = session(at('12:00:00'), at('12:00:05'));
    expect(isSessionLive(ended, limits, at('12:00:06'))).toBe(false);
  });

  it('is written as seen once a minute', () => {
    expect(isWorthTouching(session(at('12:00:00')), at('12:00:59'))).toBe(false);
    expect(isWorthTouching(session(at('12:00:00')), at('12:01:00'))).toBe(true);
  });
});
