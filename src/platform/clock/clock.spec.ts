import { SystemClock } from './clock.js';

/** A machine whose clock and counter are moved by hand, in milliseconds. */
function machine() {
  const at = { wall: 1_795_300_000_000, elapsed: 5 };
  const clock = new SystemClock(
    () => Math.floor(at.wall),
    () => at.elapsed,
  );
  const sets: number[] = [];
  clock.onSet((byMs) => sets.push(byMs));
  const pass = (ms: number) => Object.assign(at, { wall: at.wall + ms, elapsed: at.elapsed + ms });
  return { at, clock, sets, pass };
}

describe("The machine's clock", () => {
  it('tells microseconds, each moment later than the one before', () => {
    const { clock, pass } = machine();
    const first = clock.nowMicroseconds();
    expect(clock.nowMicroseconds()).toBe(first + 1);
    pass(0.25);
    expect(clock.nowMicroseconds()).toBe(first + 250);
  });

  it('follows a nudge of the time server without going back', () => {
    const { at, clock, sets, pass } = machine();
    const before = clock.nowMicroseconds();
    at.wall -= 500;
    expect(clock.nowMicroseconds()).toBe(before + 1);
    pass(600);
    expect(clock.nowMicroseconds()).toBe(before + 100_000);
    expect(sets).toEqual([]);
  });

  it.each([-3_600_000, 3_600_000])(
    'I05 notices once that it was set by %i ms, and follows',
    (by) => {
      const { at, clock, sets, pass } = machine();
      const before = clock.nowMicroseconds();
      at.wall += by;
      pass(1);
      expect(clock.nowMicroseconds()).toBe(before + by * 1000 + 1000);
      pass(1);
      expect(clock.nowMicroseconds()).toBe(before + by * 1000 + 2000);
      expect(sets).toEqual([by]);
    },
  );

  it('is close to the time of day', () => {
    expect(Math.abs(new SystemClock().nowMicroseconds() / 1000 - Date.now())).toBeLessThan(20);
  });
});
