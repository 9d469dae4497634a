import { isTimeZone } from './time-zone.js';

describe('a time zone', () => {
  it.each(['America/Chicago', 'Europe/Berlin', 'UTC'])('may be %s', (name) => {
    expect(isTimeZone(name)).toBe(true);
  });

  it.each(['', 'CST', '+05:00', 'America/Gotham', 'america chicago'])('may not be "%s"', (name) => {
    expect(isTimeZone(name)).toBe(false);
  });
});
