import fc from 'fast-check';
import { compare } from './comparison.js';

describe('A comparison with the weeks before', () => {
  it.each([[[]], [[5]], [[5, 5, 5]]])('says nothing from %j', (earlier) => {
    expect(compare(100, earlier)).toEqual({
      weeks: earlier.length,
      ...{ usual: null, least: null, most: null, standsOut: null },
    });
  });

  it('names the middle, and the range', () => {
    const earlier = [9, 2, 4, 3, 8, 5, 2, 4];
    expect(compare(5, earlier)).toMatchObject({ weeks: 8, usual: 4, least: 2, most: 9 });
    expect(compare(5, [1, 2, 4, 8]).usual).toBe(3);
  });

  it.each([
    [8, [4, 4, 4, 4], true],
    [7, [4, 4, 4, 4], false],
    [8, [1, 2, 2, 9], false],
    // Twice as much of little is still little.
    [2, [1, 1, 1, 1], false],
    [2, [0, 0, 0, 0], false],
    [3, [0, 0, 0, 0], true],
    [0, [0, 0, 0, 0], false],
  ])('lets %i stand out of %j: %s', (found, earlier, standsOut) => {
    expect(compare(found, earlier).standsOut).toBe(standsOut);
  });

  it('does not depend on the order of the weeks, and never calls a usual number unusual', () => {
    const counts = fc.array(fc.nat(1000), { minLength: 4, maxLength: 8 });
    fc.assert(
      fc.property(counts, fc.nat(1000), (earlier, found) => {
        expect(compare(found, earlier.toReversed())).toEqual(compare(found, earlier));
        expect(compare(Math.max(...earlier), earlier).standsOut).toBe(false);
      }),
    );
  });
});
