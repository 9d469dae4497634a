import { asMoments, present } from './period';

describe('a period of days', () => {
  it('includes its last day, in the agency’s zone', () => {
    expect(asMoments({ from: '2026-11-16', to: '2026-11-17' }, 'America/Chicago')).toEqual({
      from: '2026-11-16T06:00:00.000Z',
      to: '2026-11-18T06:00:00.000Z',
    });
  });

  it('may be open at either end', () => {
    expect(asMoments({}, 'UTC')).toEqual({});
    expect(present({ a: undefined, b: 'x' })).toEqual({ b: 'x' });
  });
});
