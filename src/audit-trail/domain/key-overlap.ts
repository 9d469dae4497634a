/** Long enough for everybody who reads the log to have met the new key beside the old one. */
export const OVERLAP_HOURS = 24;
export const OVERLAP_CHECKPOINTS = 10;

/** After so long an exchange of keys was forgotten rather than begun. */
export const LONGEST_OVERLAP_DAYS = 30;

/** Whole days for which two keys have signed together. */
export function overlapDays(since: Date, now: Date): number {
  return Math.floor((now.getTime() - since.getTime()) / 86_400_000);
}

/** How long two keys have signed together. */
export interface Overlap {
  readonly hours: number;
  readonly checkpoints: number;
}

/** What an overlap lacks, in words; null where the old key may go. */
export function lackingOverlap({ hours, checkpoints }: Overlap): string | null {
  if (hours < OVERLAP_HOURS) {
    return `the keys have signed together for ${Math.floor(hours)} of ${OVERLAP_HOURS} hours`;
  }
  if (checkpoints < OVERLAP_CHECKPOINTS) {
    return `the keys have signed ${checkpoints} of ${OVERLAP_CHECKPOINTS} checkpoints together`;
  }
  return null;
}
