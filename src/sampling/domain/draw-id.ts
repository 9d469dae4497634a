/** The time from which and before which clips must have reached the server to be in a draw. */
export interface DrawWindow {
  readonly from: Date;
  /** Not included. */
  readonly to: Date;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MONDAY = 1;

/** What a draw over the whole agency is called where others carry their unit's code. */
export const WHOLE_AGENCY = 'agency';

/**
 * Whether a window is as long as the policy's period. A day of a change of the clocks has 23 or
 * 25 hours, and such a window is as long as any other.
 */
export function fitsPeriod(window: DrawWindow, periodDays: number): boolean {
  const difference = window.to.getTime() - window.from.getTime() - periodDays * DAY_MS;
  return Math.abs(difference) <= HOUR_MS;
}

/**
 * The name that a draw must carry: `2026-W47-central` for a week from Monday, otherwise
 * `2026-11-18-30d-central`. It follows from the window and the unit, so that nobody can draw the
 * same week twice under two names and show the nicer one.
 * @param unitCode of the unit drawn from, lower-case letters, digits and hyphens; null for the
 *   whole agency
 * @param timeZone of the agency (IANA), which decides on which day a window begins
 */
export function drawId(
  window: DrawWindow,
  periodDays: number,
  unitCode: string | null,
  timeZone: string,
): string {
  const day = localDay(window.from, timeZone);
  const isWeek = periodDays === 7 && day.getUTCDay() === MONDAY;
  const period = isWeek ? isoWeek(day) : `${day.toISOString().slice(0, 10)}-${periodDays}d`;
  return `${period}-${unitCode ?? WHOLE_AGENCY}`;
}

/**
 * The name of a draw that takes the place of void ones: a void draw keeps its name and its record.
 * @param attempt 1 for the first draw of a window
 */
export function attemptId(id: string, attempt: number): string {
  return attempt === 1 ? id : `${id}.${attempt}`;
}

/** The local date of a moment, as midnight UTC of that date. */
function localDay(moment: Date, timeZone: string): Date {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  }).formatToParts(moment);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  return new Date(Date.UTC(part('year'), part('month') - 1, part('day')));
}

/** ISO 8601: a week belongs to the year that its Thursday lies in. */
function isoWeek(monday: Date): string {
  const thursday = new Date(monday.getTime() + 3 * DAY_MS);
  const year = thursday.getUTCFullYear();
  const week = 1 + Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * DAY_MS));
  return `${year}-W${String(week).padStart(2, '0')}`;
}
