import * as fc from 'fast-check';

import { addServed, distinctBytes, type ServedRanges } from './served-ranges.js';

const stretch = fc
  .tuple(fc.nat(500), fc.nat(60))
  .map(([first, length]): [number, number] => [first, first + length]);

describe('served ranges', () => {
  it('join what touches and keep apart what does not', () => {
    const served = [
      [0, 4],
      [10, 12],
      [5, 6],
    ].reduce<ServedRanges>((sum, [first, last]) => addServed(sum, first!, last!), []);
    expect(served).toEqual([
      [0, 6],
      [10, 12],
    ]);
    expect(distinctBytes(served)).toBe(10);
  });

  it('count every byte once, in any order', () => {
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 30 }), (stretches) => {
        const bytes = new Set<number>();
        for (const [first, last] of stretches) for (let b = first; b <= last; b += 1) bytes.add(b);
        const served = stretches.reduce<ServedRanges>((sum, [a, b]) => addServed(sum, a, b), []);
        expect(distinctBytes(served)).toBe(bytes.size);
      }),
    );
  });

  it('stay bounded', () => {
    let served: ServedRanges = [];
    for (let i = 0; i < 500; i += 1) served = addServed(served, i * 10, i * 10 + 1);
    expect(served.length).toBeLessThanOrEqual(200);
    expect(served.at(-1)![1]).toBe(4991);
  });
});
