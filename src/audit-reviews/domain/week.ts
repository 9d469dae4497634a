import { type LocalDate, localDate, startOfLocalDay } from '../../platform/clock/local-days.js';

/** A week of the agency, from Monday to Monday as its own clocks show them. */
export interface Week {
  /** By ISO 8601: `2026-W47`. */
  readonly name: string;
  readonly from: Date;
  /** The next week's `from`. */
  readonly to: Date;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const NAME = /^(\d{4})-W(\d{2})$/;

/** The week that a moment falls into. @param timeZone IANA name */
export function weekOf(moment: Date, timeZone: string): Week {
  return weekFrom(mondayOf(utcDay(localDate(moment, timeZone))), timeZone);
}

/** The week of a name, or null where no calendar has it. */
export function weekNamed(name: string, timeZone: string): Week | null {
  const [, year, number] = NAME.exec(name) ?? [];
  if (year === undefined || number === undefined) return null;
  // The fourth of January is always in the first week.
  const first = mondayOf(Date.UTC(Number(year), 0, 4));
  const week = weekFrom(first + (Number(number) - 1) * 7 * DAY_MS, timeZone);
  return week.name === name ? week : null;
}

/** The week some weeks later; earlier with a negative number. */
export function shiftWeek(week: Week, weeks: number, timeZone: string): Week {
  const monday = utcDay(localDate(week.from, timeZone));
  return weekFrom(monday + weeks * 7 * DAY_MS, timeZone);
}

function weekFrom(monday: number, timeZone: string): Week {
  const start = (day: number) => startOfLocalDay(dateOf(day), timeZone);
  return { name: nameOf(monday), from: start(monday), to: start(monday + 7 * DAY_MS) };
}

/** A week belongs to the year of its Thursday. */
function nameOf(monday: number): string {
  const thursday = monday + 3 * DAY_MS;
  const year = new Date(thursday).getUTCFullYear();
  const number = Math.floor((thursday - Date.UTC(year, 0, 1)) / (7 * DAY_MS)) + 1;
  return `${String(year).padStart(4, '0')}-W${String(number).padStart(2, '0')}`;
}

function mondayOf(day: number): number {
  return day - ((new Date(day).getUTCDay() + 6) % 7) * DAY_MS;
}

/** Calendar days are counted as midnights in UTC, which has no changes of clocks. */
function utcDay([year, month, day]: LocalDate): number {
  return Date.UTC(year, month - 1, day);
}

function dateOf(day: number): LocalDate {
  const date = new Date(day);
  return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
}
