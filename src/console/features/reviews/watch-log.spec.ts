import { WatchLog, type WatchSample } from './watch-log';

const at = (atMs: number, positionMs: number, over: Partial<WatchSample> = {}): WatchSample => ({
  atMs,
  positionMs,
  isPlaying: true,
  isSeeking: false,
  speed: 1,
  muted: false,
  visible: true,
  ...over,
});

function log(...samples: WatchSample[]): WatchLog {
  const made = new WatchLog();
  for (const sample of samples) made.observe(sample);
  return made;
}

const ends = (made: WatchLog) => made.drain().map(({ startMs, endMs }) => [startMs, endMs]);

describe('watch evidence', () => {
  it('is one interval for one uninterrupted stretch', () => {
    expect(
      ends(log(at(0, 0), at(250, 250), at(500, 500), at(750, 740, { isPlaying: false }))),
    ).toEqual([[0, 740]]);
  });

  it('misses nothing between two samples, so that a whole clip can be watched', () => {
    const paused = { isPlaying: false };
    const made = log(at(0, 0, paused), at(250, 107.4), at(500, 357.6), at(750, 590.2, paused));
    made.observe(at(1_000, 600.4));
    const first = made.drain();
    made.observe(at(1_250, 850.3));
    expect([...first, ...made.drain()].map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
      [0, 590],
      [590, 600],
      [600, 850],
    ]);
  });

  it('claims nothing for a jump ahead', () => {
    expect(ends(log(at(0, 0), at(250, 250), at(500, 60_000), at(750, 60_250)))).toEqual([
      [0, 250],
      [60_000, 60_250],
    ]);
  });

  it('claims nothing for a small jump at a high speed, which the clock would allow', () => {
    const fast = { speed: 16 };
    const jump = { ...fast, isPlaying: false, isSeeking: true };
    const made = log(at(0, 0, fast), at(250, 4_000, fast), at(500, 8_000, jump));
    made.observe(at(600, 8_000, fast));
    made.observe(at(850, 12_000, fast));
    expect(ends(made)).toEqual([
      [0, 4_000],
      [8_000, 12_000],
    ]);
  });

  it('claims nothing for time that nobody witnessed, such as a sleeping computer', () => {
    expect(ends(log(at(0, 0), at(250, 250), at(60_250, 60_250), at(60_500, 60_500)))).toEqual([
      [0, 250],
      [60_250, 60_500],
    ]);
  });

  it('claims nothing while paused or seeking', () => {
    const paused = { isPlaying: false };
    expect(ends(log(at(0, 0, paused), at(250, 5_000, paused), at(500, 5_000, paused)))).toEqual([]);
  });

  it('separates speeds, sound off and a hidden tab', () => {
    const made = log(
      at(0, 0),
      at(250, 250),
      at(500, 500, { speed: 2 }),
      at(750, 1_000, { speed: 2, visible: false }),
      at(1_000, 1_500, { speed: 2, visible: false }),
    );
    expect(made.drain()).toEqual([
      { startMs: 0, endMs: 500, speed: 1, muted: false, visible: true },
      { startMs: 500, endMs: 1_000, speed: 2, muted: false, visible: true },
      { startMs: 1_000, endMs: 1_500, speed: 2, muted: false, visible: false },
    ]);
  });

  it('is taken once, goes on after that, and comes back when it could not be sent', () => {
    const made = log(at(0, 0), at(250, 250));
    const taken = made.drain();
    made.observe(at(500, 500));
    expect(ends(made)).toEqual([[250, 500]]);
    made.putBack(taken);
    expect(ends(made)).toEqual([[0, 250]]);
  });
});
