const HOUR_MS = 3_600_000;

/** CJIS PS-5: what a transfer changes is changed within a day. */
export function transferDueAt(effectiveAt: Date): Date {
  return new Date(effectiveAt.getTime() + 24 * HOUR_MS);
}

/** When roles for the old unit end by themselves: an hour before the day is over. */
export function endsByItselfAt(effectiveAt: Date): Date {
  return new Date(effectiveAt.getTime() + 23 * HOUR_MS);
}
