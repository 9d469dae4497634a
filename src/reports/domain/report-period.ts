import { reportRefusals } from './reports.errors.js';

/** A year and its neighbours' edges: longer reports are several reports. */
export const LONGEST_PERIOD_DAYS = 400;
const DAY_MS = 24 * 60 * 60 * 1000;

export interface ReportPeriod {
  readonly from: Date;
  readonly to: Date;
  readonly cutoff: Date;
}

/**
 * Checks what is asked for; without a cut-off it is now.
 * @throws DomainError `report.empty-period`, `report.long-period`, `report.future-cutoff`,
 *   `report.early-cutoff`
 */
export function reportPeriod(
  asked: { from: Date; to: Date; cutoff: Date | null },
  now: Date,
): ReportPeriod {
  const { from, to, cutoff } = asked;
  if (from >= to) throw reportRefusals.refuse('empty-period');
  if (to.getTime() - from.getTime() > LONGEST_PERIOD_DAYS * DAY_MS) {
    throw reportRefusals.refuse('long-period', { longestDays: LONGEST_PERIOD_DAYS });
  }
  if (cutoff !== null && cutoff > now) {
    throw reportRefusals.refuse('future-cutoff', { now: now.toISOString() });
  }
  const chosen = cutoff ?? now;
  if (chosen < from) throw reportRefusals.refuse('early-cutoff');
  return { from, to, cutoff: chosen };
}
