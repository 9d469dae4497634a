import { isSafeLabel } from './population.js';

/** Somebody who may review footage, as the roster stood at the freeze. */
export interface Reviewer {
  readonly id: string;
  /** The units that the person supervises; empty for one who supervises the whole agency. */
  readonly unitIds: readonly string[];
  /** The person's own record as an officer, if there is one. */
  readonly officerId: string | null;
}

/**
 * Who may review the clips of a stratum: whoever supervises a unit in which they were recorded; if
 * nobody does, any other supervisor. Never the officer whose clips they are.
 * @param stratum an officer's id, or another label that is nobody's id
 * @returns ids in the order of their bytes; empty if everyone is in conflict
 */
export function candidatesFor(
  stratum: string,
  unitIds: readonly string[],
  reviewers: readonly Reviewer[],
): string[] {
  const free = reviewers.filter(({ id, officerId }) => officerId !== stratum && isSafeLabel(id));
  const near = free.filter((reviewer) => reviewer.unitIds.some((unit) => unitIds.includes(unit)));
  return (near.length > 0 ? near : free).map(({ id }) => id).sort();
}
