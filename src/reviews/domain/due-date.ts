import { localDate, startOfLocalDay } from '../../platform/clock/local-days.js';

/**
 * When a review that was assigned at `assignedAt` is due: the last millisecond of the day, as the
 * agency's clocks show it, that lies `days` days later. A due date is a day to people, and nobody's
 * review should fall due at the minute in which the draw happened to run.
 * @param timeZone IANA name, such as America/Chicago
 */
export function dueDate(assignedAt: Date, days: number, timeZone: string): Date {
  const [year, month, day] = localDate(assignedAt, timeZone);
  const nextMidnight = startOfLocalDay([year, month, day + days + 1], timeZone);
  return new Date(nextMidnight.getTime() - 1);
}
