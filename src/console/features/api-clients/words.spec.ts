import { networksFrom, timeLeft } from './words';

describe('What is said of API clients', () => {
  it.each([
    ['2026-11-21T10:00:00Z', '2026-11-21T09:00:30Z', '59 min'],
    ['2026-11-22T09:00:00Z', '2026-11-21T09:55:00Z', '23 h 5 min'],
    ['2026-11-21T09:00:30Z', '2026-11-21T09:00:00Z', 'a moment'],
    ['2026-11-21T08:00:00Z', '2026-11-21T09:00:00Z', 'a moment'],
  ])('until %s there is, at %s, %s', (until, now, words) => {
    expect(timeLeft(until, now)).toBe(words);
  });

  it('takes networks on lines and with commas', () => {
    expect(networksFrom(' 10.0.0.0/8,\n2001:db8::/32\n\n192.0.2.7 ')).toEqual([
      '10.0.0.0/8',
      '2001:db8::/32',
      '192.0.2.7',
    ]);
    expect(networksFrom('')).toEqual([]);
  });
});
