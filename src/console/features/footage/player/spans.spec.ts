import { coveredMs, union } from './spans';

describe('stretches of a clip', () => {
  it('count time once, however often it was played', () => {
    const spans = [
      { startMs: 4_000, endMs: 9_000 },
      { startMs: 0, endMs: 5_000 },
      { startMs: 20_000, endMs: 20_000 },
      { startMs: 9_000, endMs: 10_000 },
      { startMs: 30_000, endMs: 31_000 },
    ];
    expect(union(spans)).toEqual([
      { startMs: 0, endMs: 10_000 },
      { startMs: 30_000, endMs: 31_000 },
    ]);
    expect(coveredMs(spans)).toBe(11_000);
    expect(coveredMs([])).toBe(0);
  });
});
