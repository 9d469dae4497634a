import { hash } from 'node:crypto';
import fc from 'fast-check';
import { Selector } from './selection.js';
import { seedKey, ticketOf } from './ticket.js';

const seeds = fc.integer().map((number) => hash('sha256', String(number)));
const urns = fc.uniqueArray(fc.stringMatching(/^[a-z0-9]{1,6}$/), { maxLength: 80 });

function draw(seed: string, clips: readonly string[], count: number): string[] {
  const selector = new Selector(seed, new Map([['all', count]]));
  for (const clip of clips) selector.offer(clip, 'all');
  return selector
    .selection()
    .get('all')!
    .map(({ clipId }) => clipId);
}

describe('A selection', () => {
  it('is the head of the clips sorted by their whole tickets', () => {
    fc.assert(
      fc.property(seeds, urns, fc.nat(100), (seed, urn, count) => {
        const key = seedKey(seed);
        const sorted = [...urn].sort((a, b) => (ticketOf(key, a) < ticketOf(key, b) ? -1 : 1));
        expect(draw(seed, urn, count)).toEqual(sorted.slice(0, count));
      }),
    );
  });

  it('does not depend on the order in which clips are offered', () => {
    fc.assert(
      fc.property(
        seeds,
        urns.chain((urn) =>
          fc.tuple(fc.constant(urn), fc.shuffledSubarray(urn, { minLength: urn.length })),
        ),
        fc.nat(40),
        (seed, [urn, shuffled], count) => {
          expect(draw(seed, shuffled, count)).toEqual(draw(seed, urn, count));
        },
      ),
    );
  });

  it('of a part of the urn is the whole order without the others', () => {
    fc.assert(
      fc.property(
        seeds,
        urns.chain((urn) => fc.tuple(fc.constant(urn), fc.subarray(urn))),
        (seed, [urn, part]) => {
          const whole = draw(seed, urn, urn.length);
          expect(draw(seed, part, urn.length)).toEqual(whole.filter((clip) => part.includes(clip)));
        },
      ),
    );
  });

  it('is extended without losing or moving a clip', () => {
    fc.assert(
      fc.property(seeds, urns, fc.nat(40), fc.nat(40), (seed, urn, count, more) => {
        expect(draw(seed, urn, count + more).slice(0, count)).toEqual(
          draw(seed, urn, count).slice(0, count),
        );
      }),
    );
  });

  it('stays the same when a clip that was not drawn gets another name that is not drawn', () => {
    const seed = hash('sha256', 'rename');
    const urn = Array.from({ length: 200 }, (_, clip) => `clip-${clip}`);
    const before = draw(seed, urn, 10);
    const undrawn = draw(seed, urn, 200).at(-1)!;
    const key = seedKey(seed);
    const last = ticketOf(key, before.at(-1)!);
    const name = ['x', 'y', 'z', 'w'].find((other) => ticketOf(key, other) > last)!;
    expect(
      draw(
        seed,
        urn.map((clip) => (clip === undrawn ? name : clip)),
        10,
      ),
    ).toEqual(before);
  });

  it('draws every clip of a stratum equally often over many seeds', () => {
    const urn = Array.from({ length: 50 }, (_, clip) => `clip-${clip}`);
    const drawn = new Map(urn.map((clip) => [clip, 0]));
    for (let round = 0; round < 2000; round += 1) {
      for (const clip of draw(hash('sha256', `seed ${round}`), urn, 10)) {
        drawn.set(clip, drawn.get(clip)! + 1);
      }
    }
    // Without replacement the statistic is (N-1)/(N-n) times smaller than with it; 49 degrees of
    // freedom exceed 85.4 once in a thousand, and the seeds are fixed.
    const expected = (2000 * 10) / 50;
    const chiSquare = [...drawn.values()].reduce(
      (sum, n) => sum + (n - expected) ** 2 / expected,
      0,
    );
    expect(chiSquare * (49 / 40)).toBeLessThan(85.4);
  });

  it('refuses a clip of a stratum that was not frozen', () => {
    const selector = new Selector(hash('sha256', 'x'), new Map([['a', 1]]));
    expect(() => selector.offer('clip', 'b')).toThrow(RangeError);
  });
});
