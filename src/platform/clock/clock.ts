/** Where the present moment comes from. A port, because history must be replayable in tests. */
export abstract class Clock {
  abstract now(): Date;

  /** Microseconds since 1970: a whole number, exact until the year 2255. */
  nowMicroseconds(): number {
    return this.now().getTime() * 1000;
  }

  /** Calls back with the milliseconds by which the clock was set, whenever that is noticed. */
  onSet(_listener: (byMs: number) => void): void {
    // Most clocks are only ever set by a test, which knows.
  }
}

/** Beyond this, somebody set the machine's clock; below it, a time server nudged it. */
const SET_MS = 1000;
/** How far moments may stray from the machine's clock before they follow it again. */
const STRAY_MS = 10;

/**
 * The machine's clock, with the microseconds of the processor's counter, which cannot be set.
 * Within a process each moment is later than the one before, unless the clock was set back.
 */
export class SystemClock extends Clock {
  private readonly listeners: ((byMs: number) => void)[] = [];
  private offset: number;
  private latest = 0;

  /**
   * @param wall milliseconds since 1970
   * @param elapsed milliseconds since some moment, with fractions
   */
  constructor(
    private readonly wall = () => Date.now(),
    private readonly elapsed = () => performance.now(),
  ) {
    super();
    this.offset = wall() - elapsed();
  }

  now(): Date {
    return new Date(this.wall());
  }

  override nowMicroseconds(): number {
    const strayedMs = this.wall() - this.elapsed() - this.offset;
    if (Math.abs(strayedMs) > STRAY_MS) this.offset += strayedMs;
    if (Math.abs(strayedMs) > SET_MS) {
      this.latest = 0;
      for (const listener of this.listeners) listener(Math.round(strayedMs));
    }
    const moment = Math.floor((this.offset + this.elapsed()) * 1000);
    this.latest = Math.max(moment, this.latest + 1);
    return this.latest;
  }

  override onSet(listener: (byMs: number) => void): void {
    this.listeners.push(listener);
  }
}

/** A clock that stands where it is put: for tests and for the synthetic history of the demo. */
export class SettableClock extends Clock {
  constructor(private moment: Date) {
    super();
  }

  now(): Date {
    return new Date(this.moment);
  }

  set(moment: Date): void {
    this.moment = new Date(moment);
  }

  advance(milliseconds: number): void {
    this.moment = new Date(this.moment.getTime() + milliseconds);
  }
}
