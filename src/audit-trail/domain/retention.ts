/** CJIS AU-11: audit records are kept for a year at least, whatever a setting says. */
export const SHORTEST_RETENTION_YEARS = 1;

/**
 * The newest moment before which entries may go: the beginning of a month, since whole months are
 * what the database drops, and in UTC, as its partitions are.
 */
export function newestCutoff(now: Date, retentionYears: number): Date {
  const years = Math.max(retentionYears, SHORTEST_RETENTION_YEARS);
  return new Date(Date.UTC(now.getUTCFullYear() - years, now.getUTCMonth(), 1));
}

/** Whether a moment begins a month in UTC. */
export function beginsMonth(moment: Date): boolean {
  return moment.getTime() === Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth(), 1);
}

/**
 * The text that stands in for entries that are gone, to be signed as a note with the log's keys:
 * up to which index the bundles are missing, rightly. Hash tiles stay, so all proofs of others
 * still hold. Kept beside the log as `pruned`.
 */
export function prunedText(origin: string, minimumIndex: number): string {
  return `plumbline-pruned/v1\n${origin}\n${minimumIndex}\n`;
}
