import fc from 'fast-check';
import { allocate, allocateQuota } from './allocation.js';

const sizes = (of: Record<string, number>) => new Map(Object.entries(of));
const unequal = sizes({ A: 1000, B: 300, C: 45, D: 3, E: 1 });

describe('A total shared among strata', () => {
  it('gives the remainder of a tie to the first label', () => {
    const shifts = sizes({ 'north/day': 6, 'north/night': 4, 'south/day': 6 });
    expect([...allocate(shifts, { total: 6, minimum: 1 }).values()]).toEqual([3, 1, 2]);
  });

  it('takes all of a stratum smaller than the minimum', () => {
    expect([...allocate(unequal, { total: 60, minimum: 2 }).values()]).toEqual([41, 13, 3, 2, 1]);
  });

  it('shares again what a cap leaves over', () => {
    const allocation = allocate(unequal, { total: 60, minimum: 2, cap: 25 });
    expect([...allocation.values()]).toEqual([25, 25, 7, 2, 1]);
  });

  it('refuses a total below the minimum of every stratum', () => {
    expect(() => allocate(unequal, { total: 8, minimum: 2 })).toThrow(RangeError);
  });

  const someSizes = fc.dictionary(fc.stringMatching(/^[a-z]{1,3}$/), fc.nat(5000));

  it('gives out the whole total where there are enough clips, and never more than a stratum has', () => {
    fc.assert(
      fc.property(
        someSizes,
        fc.nat(3),
        fc.nat(8000),
        fc.integer({ min: 3 }),
        (of, minimum, extra, cap) => {
          const strata = sizes(of);
          const base = [...allocateQuota(strata, minimum).values()].reduce((a, b) => a + b, 0);
          const room = [...strata.values()].reduce((sum, size) => sum + Math.min(size, cap), 0);
          const allocation = allocate(strata, { total: base + extra, minimum, cap });
          const given = [...allocation.values()].reduce((a, b) => a + b, 0);
          expect(given).toBe(Math.min(base + extra, room));
          for (const [label, count] of allocation) {
            expect(count).toBeLessThanOrEqual(Math.min(strata.get(label)!, cap));
            expect(count).toBeGreaterThanOrEqual(Math.min(strata.get(label)!, minimum));
          }
        },
      ),
    );
  });

  it('does not depend on the order in which strata are named', () => {
    fc.assert(
      fc.property(someSizes, fc.nat(2), fc.nat(500), (of, minimum, extra) => {
        const forwards = sizes(of);
        const backwards = new Map([...forwards].reverse());
        const total = [...allocateQuota(forwards, minimum).values()].reduce((a, b) => a + b, extra);
        expect(allocate(backwards, { total, minimum })).toEqual(
          allocate(forwards, { total, minimum }),
        );
      }),
    );
  });
});

describe('A quota', () => {
  it('takes the same number from every stratum, or all of a smaller one', () => {
    expect(allocateQuota(unequal, 2)).toEqual(sizes({ A: 2, B: 2, C: 2, D: 2, E: 1 }));
  });
});
