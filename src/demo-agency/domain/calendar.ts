import { DAY, HOUR, later } from './planned.js';

/** The moments on which the demo's history hangs. */
export interface Calendar {
  /** When the loader runs: nothing may lie after it. */
  readonly now: Date;
  /** When the agency was set up. */
  readonly founded: Date;
  /** Windows of the draws, one after the other: [from, to). */
  readonly lastMonth: Period;
  readonly thisMonth: Period;
}

export interface Period {
  readonly from: Date;
  readonly to: Date;
}

export const PERIOD_DAYS = 30;
const PREPARATION_MS = 2 * DAY;
/** What follows the end of a window on the same day, freezing to assignment, takes so long. */
const DRAW_DAY_MS = 3 * HOUR;

/** @param timeZone of the agency (IANA): its days begin at its own midnight */
export function calendarOf(now: Date, timeZone: string): Calendar {
  const end = midnightBefore(later(now, -DRAW_DAY_MS), timeZone);
  // Half a day off and back to midnight: a month with a change of clocks ends at midnight too.
  const start = (to: Date): Date =>
    midnightBefore(later(to, -PERIOD_DAYS * DAY + 12 * HOUR), timeZone);
  const thisMonth = { from: start(end), to: end };
  const lastMonth = { from: start(thisMonth.from), to: thisMonth.from };
  return { now, founded: later(lastMonth.from, -PREPARATION_MS), lastMonth, thisMonth };
}

/** The last midnight of a time zone at or before a moment. */
export function midnightBefore(moment: Date, timeZone: string): Date {
  const wallClock = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const sinceMidnight = (at: Date): number => {
    const parts = wallClock.formatToParts(at);
    const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
    return part('hour') * HOUR + part('minute') * 60_000 + part('second') * 1000;
  };
  const whole = later(moment, -(moment.getTime() % 1000));
  const guess = later(whole, -sinceMidnight(whole));
  // On a day of a change of clocks the guess is an hour off, which its own wall clock shows.
  const off = sinceMidnight(guess);
  return off === 0 ? guess : later(guess, off > 12 * HOUR ? DAY - off : -off);
}
