import fc from 'fast-check';
import { DomainError } from '../../platform/errors/refusals.js';
import {
  checkPossible,
  FASTEST,
  type PlayedInterval,
  playingTimeMs,
  requiredMs,
  SLACK_MS,
  SLACK_SHARE,
  SLOWEST,
  trimToClip,
  watchedMs,
  watchedPercent,
  watchedStretches,
} from './watch-evidence.js';

const DURATION = 60_000;
const clip = { durationMs: DURATION };
const opened = new Date('2026-11-20T10:00:00Z');
const after = (ms: number) => new Date(opened.getTime() + ms);

const played = (startMs: number, endMs: number, rest: Partial<PlayedInterval> = {}) => ({
  startMs,
  endMs,
  speed: 1,
  muted: false,
  visible: true,
  ...rest,
});

const anyInterval = fc
  .record({
    from: fc.nat(DURATION - 1),
    length: fc.integer({ min: 1, max: DURATION }),
    speed: fc.constantFrom(0.25, 0.5, 1, 1.5, 2, 4, 8, 16),
    muted: fc.boolean(),
    visible: fc.boolean(),
  })
  .map(({ from, length, ...rest }) => played(from, Math.min(DURATION, from + length), rest));
const anyIntervals = fc.array(anyInterval, { maxLength: 30 });

const codeOf = (act: () => unknown) => {
  try {
    act();
    return 'possible';
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
};
const verdict = (batch: PlayedInterval[], now: Date, openedAt = opened) =>
  codeOf(() => checkPossible(batch, [{ openedAt, intervals: batch }], clip, now));

describe('what was watched', () => {
  it('is, for every millisecond, what some visible interval covers', () => {
    fc.assert(
      fc.property(anyIntervals, (intervals) => {
        const seen = new Uint8Array(DURATION);
        for (const { startMs, endMs, visible } of intervals) {
          if (visible) seen.fill(1, startMs, endMs);
        }
        expect(watchedMs(intervals)).toBe(seen.reduce((sum, one) => sum + one, 0));
      }),
      { numRuns: 200 },
    );
  });

  it('lies in sorted stretches that do not touch', () => {
    fc.assert(
      fc.property(anyIntervals, (intervals) => {
        const stretches = watchedStretches(intervals);
        for (const [index, { startMs, endMs }] of stretches.entries()) {
          expect(startMs).toBeLessThan(endMs);
          if (index > 0) expect(startMs).toBeGreaterThan(stretches[index - 1]!.endMs);
        }
      }),
    );
  });

  it('depends on neither the order nor the repetition of the evidence', () => {
    fc.assert(
      fc.property(anyIntervals, (intervals) => {
        const shuffled = [...intervals.toReversed(), ...intervals];
        expect(watchedStretches(shuffled)).toEqual(watchedStretches(intervals));
      }),
    );
  });

  it('never shrinks when more is watched, and grows by no more than that', () => {
    fc.assert(
      fc.property(anyIntervals, anyInterval, (intervals, more) => {
        const gained = watchedMs([...intervals, more]) - watchedMs(intervals);
        expect(gained).toBeGreaterThanOrEqual(0);
        expect(gained).toBeLessThanOrEqual(more.endMs - more.startMs);
      }),
    );
  });

  it('counts what played muted and not what played in a hidden tab', () => {
    expect(watchedMs([played(0, 1000, { muted: true })])).toBe(1000);
    expect(watchedMs([played(0, 1000, { visible: false })])).toBe(0);
  });

  it('is a hundred percent only when nothing is missing', () => {
    expect(watchedPercent(59_999, DURATION)).toBe(99);
    expect(watchedPercent(60_000, DURATION)).toBe(100);
    expect(watchedPercent(0, 0)).toBe(0);
  });

  it('is enough exactly from the required share on', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10 ** 7 }),
        fc.integer({ min: 0, max: 100 }),
        (ms, p) => {
          const needed = requiredMs(p, ms);
          expect(needed * 100).toBeGreaterThanOrEqual(ms * p);
          expect((needed - 1) * 100).toBeLessThan(ms * p);
          expect(needed).toBeLessThanOrEqual(ms);
        },
      ),
    );
  });
});

describe('what a player can have shown', () => {
  it('fits into the time since it was opened, at its speed', () => {
    expect(verdict([played(0, 10_000)], after(10_000))).toBe('possible');
    expect(verdict([played(0, 20_000, { speed: 2 })], after(10_000))).toBe('possible');
    expect(verdict([played(0, 20_000)], after(10_000))).toBe('review.faster-than-time');
  });

  it('is believed for every honest viewing and for none that gains on the clock', () => {
    fc.assert(
      fc.property(fc.array(anyInterval, { minLength: 1, maxLength: 30 }), (intervals) => {
        const time = playingTimeMs(intervals);
        expect(verdict(intervals, after(Math.ceil(time)))).toBe('possible');
        const tooSoon = (time - SLACK_MS) / (1 + SLACK_SHARE) - 1;
        expect(verdict(intervals, after(Math.floor(tooSoon)))).toBe('review.faster-than-time');
      }),
    );
  });

  it('counts hidden and muted playing against the clock too', () => {
    const twice = [played(0, 8000, { visible: false }), played(0, 8000, { muted: true })];
    expect(verdict(twice, after(8000))).toBe('review.faster-than-time');
  });

  it('is shared by playbacks that were open at the same time', () => {
    const half = (from: number) => [played(from, from + 10_000)];
    const playbacks = [
      { openedAt: opened, intervals: half(0) },
      { openedAt: after(100), intervals: half(10_000) },
    ];
    const check = (now: Date) => codeOf(() => checkPossible([], playbacks, clip, now));
    expect(check(after(11_000))).toBe('review.faster-than-time');
    expect(check(after(20_000))).toBe('possible');
  });

  it('does not owe today’s playback the hours since yesterday’s', () => {
    const playbacks = [
      { openedAt: opened, intervals: [] },
      { openedAt: after(86_400_000), intervals: [played(0, 60_000)] },
    ];
    const act = () => checkPossible([], playbacks, clip, after(86_410_000));
    expect(codeOf(act)).toBe('review.faster-than-time');
  });

  it('lies inside of the clip', () => {
    const later = after(3_600_000);
    for (const [start, end] of [
      [-1, 10],
      [10, 10],
      [20, 10],
      [0, DURATION + 1],
      [DURATION, DURATION + 1],
      [Number.NaN, 10],
    ] as const) {
      expect(verdict([played(start, end)], later)).toBe('review.outside-the-clip');
    }
  });

  it('has a speed that the player offers', () => {
    const later = after(3_600_000);
    for (const speed of [0, -1, SLOWEST - 0.01, FASTEST + 0.01, Number.NaN, Infinity]) {
      expect(verdict([played(0, 100, { speed })], later)).toBe('review.impossible-speed');
    }
    expect(verdict([played(0, 100, { speed: SLOWEST })], later)).toBe('possible');
    expect(verdict([played(0, 100, { speed: FASTEST })], later)).toBe('possible');
  });

  it('may reach a little beyond the end, where browser and probe disagree', () => {
    const inside = played(0, 500);
    const slightly = played(0, DURATION + 1000);
    const far = played(0, DURATION + 1001);
    const tail = played(DURATION, DURATION + 5);
    expect(trimToClip([inside, slightly, far, tail], DURATION)).toEqual([
      inside,
      { ...slightly, endMs: DURATION },
      far,
    ]);
  });
});
