/** How a week's number stands beside those of the weeks before it. */
export interface Comparison {
  /** How many weeks there are to compare with. */
  readonly weeks: number;
  /** The middle one of their numbers, rounded to a whole; null with fewer than four weeks. */
  readonly usual: number | null;
  readonly least: number | null;
  readonly most: number | null;
  /** Whether the week is far above what is usual; null where it is too early to tell. */
  readonly standsOut: boolean | null;
}

/** Weeks that are compared with: two months, so that one odd week does not make the measure. */
export const WEEKS_COMPARED = 8;
/** With fewer, a middle says nothing. */
const WEEKS_NEEDED = 4;
/** Twice as much of little is still little. */
const AT_LEAST_MORE = 3;

/**
 * Compares without any claim to statistics: a week stands out that is above every week before it,
 * at least twice the usual, and by three at least.
 * @param earlier the numbers of up to eight weeks before, in any order
 */
export function compare(found: number, earlier: readonly number[]): Comparison {
  const weeks = earlier.length;
  if (weeks < WEEKS_NEEDED) return { weeks, usual: null, least: null, most: null, standsOut: null };
  const sorted = earlier.toSorted((a, b) => a - b);
  const usual = Math.round(median(sorted));
  const [least, most] = [Math.min(...sorted), Math.max(...sorted)];
  const isHigh = found > most && found >= 2 * usual && found >= usual + AT_LEAST_MORE;
  return { weeks, usual, least, most, standsOut: isHigh };
}

function median(sorted: readonly number[]): number {
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? 0;
  return (lower + upper) / 2;
}
