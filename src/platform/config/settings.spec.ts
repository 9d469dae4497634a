import { readSettings } from './settings.js';

describe('How long the published trail is locked', () => {
  const locked = (environment: NodeJS.ProcessEnv) => readSettings(environment).trail.lockYears;

  it('is as long as entries are kept, unless less is set', () => {
    expect(locked({})).toBe(7);
    expect(locked({ TRAIL_RETENTION_YEARS: '3' })).toBe(3);
    expect(locked({ TRAIL_RETENTION_YEARS: '3', TRAIL_LOCK_YEARS: '2' })).toBe(2);
  });

  it('is never longer, since what is locked could not be removed', () => {
    expect(() => locked({ TRAIL_RETENTION_YEARS: '3', TRAIL_LOCK_YEARS: '4' })).toThrow(
      /TRAIL_LOCK_YEARS is 4 and TRAIL_RETENTION_YEARS 3/,
    );
  });
});
