import { seededRandom } from './random.js';

describe('seeded chance', () => {
  it('repeats for the same seed and differs for another', () => {
    const digits = (seed: string) => seededRandom(seed).digits(20);
    expect(digits('a')).toBe(digits('a'));
    expect(digits('a')).not.toBe(digits('b'));
    expect(digits('a')).toBe('40184377848887925029');
  });

  it('reaches both ends of a range and nothing beyond', () => {
    const random = seededRandom('dice');
    const thrown = new Set(Array.from({ length: 500 }, () => random.integer(1, 6)));
    expect([...thrown].sort()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('shuffles without losing or doubling anything', () => {
    const items = Array.from({ length: 50 }, (_, index) => index);
    const shuffled = seededRandom('cards').shuffle(items);
    expect(shuffled).not.toEqual(items);
    expect(shuffled.sort((a, b) => a - b)).toEqual(items);
  });
});
