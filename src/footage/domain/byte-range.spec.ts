import * as fc from 'fast-check';

import { readRange } from './byte-range.js';

describe('a byte range', () => {
  it.each([
    ['bytes=0-', 0, 9],
    ['bytes=0-0', 0, 0],
    ['bytes=3-6', 3, 6],
    ['bytes=3-999', 3, 9],
    ['bytes=-4', 6, 9],
    ['bytes=-999', 0, 9],
  ])('%s of ten bytes is %d to %d', (header, first, last) => {
    expect(readRange(header, 10)).toEqual({ kind: 'part', first, last });
  });

  it.each([
    'bytes=10-',
    'bytes=5-3',
    'bytes=-0',
    'bytes=-',
    'bytes=0-0,2-3',
    'bytes=a-b',
    'bytes=--1',
  ])('D07: %s cannot be satisfied', (header) => {
    expect(readRange(header, 10)).toEqual({ kind: 'unsatisfiable' });
  });

  it('is the whole object without a header, or in a unit we do not know', () => {
    expect(readRange(undefined, 10)).toEqual({ kind: 'whole' });
    expect(readRange('frames=1-2', 10)).toEqual({ kind: 'whole' });
  });

  it('never leaves the object, whatever is asked', () => {
    const header = fc.oneof(
      fc.string(),
      fc.string().map((text) => `bytes=${text}`),
    );
    const numbers = fc
      .tuple(fc.option(fc.nat()), fc.option(fc.nat()))
      .map(([a, b]) => `bytes=${a ?? ''}-${b ?? ''}`);
    fc.assert(
      fc.property(fc.oneof(header, numbers), fc.nat(), (asked, size) => {
        const answer = readRange(asked, size);
        if (answer.kind !== 'part') return;
        expect(answer.first).toBeGreaterThanOrEqual(0);
        expect(answer.first).toBeLessThanOrEqual(answer.last);
        expect(answer.last).toBeLessThan(size);
      }),
    );
  });
});
