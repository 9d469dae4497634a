import { shareText } from './share.js';

describe('a share in words', () => {
  it.each([
    [0, 3, '0.0 %'],
    [1, 3, '33.3 %'],
    [2, 3, '66.6 %'],
    [1999, 2000, '99.9 %'],
    [3, 3, '100.0 %'],
    [0, 0, '–'],
  ])('is rounded down: %d of %d is %s', (part, whole, text) => {
    expect(shareText(part, whole)).toBe(text);
  });
});
