import { invariant } from '../../platform/errors/invariant.js';
import { drawRefusals } from './draw.errors.js';
import {
  EXCLUSION_CODES,
  type ExclusionCode,
  NOT_ELIGIBLE_CODES,
  type NotEligibleCode,
} from './exclusion.js';

/** Where every clip of a window went. Sums hold by construction and are checked once more. */
export interface Accounting {
  /** Clips that reached the server within the window. */
  readonly received: number;
  readonly notEligible: Readonly<Partial<Record<NotEligibleCode, number>>>;
  /** Received less not eligible. */
  readonly eligible: number;
  readonly excluded: Readonly<Partial<Record<ExclusionCode, number>>>;
  /** Clips in the urn: eligible less excluded. */
  readonly population: number;
  readonly drawn: number;
  readonly notDrawn: number;
}

/** Clips left out of the urn, by code of either list. */
export type OmittedCounts = Readonly<Partial<Record<ExclusionCode | NotEligibleCode, number>>>;

/**
 * Refuses while clips of the window are still being processed. They would be in this draw's window
 * and in no urn, for good: whoever chose the moment of the freeze would choose what nobody reviews.
 * @throws DomainError `draw.clips-in-progress` with their number
 */
export function checkNoneInProgress(omitted: OmittedCounts): void {
  const clips = omitted['not-ready'] ?? 0;
  if (clips > 0) throw drawRefusals.refuse('clips-in-progress', { clips });
}

/** @param drawn 0 for a draw that is not executed */
export function account(population: number, omitted: OmittedCounts, drawn: number): Accounting {
  const notEligible = only(omitted, NOT_ELIGIBLE_CODES);
  const excluded = only(omitted, EXCLUSION_CODES);
  const eligible = population + sum(excluded);
  const notDrawn = population - drawn;
  invariant(notDrawn >= 0, `${drawn} clips were drawn from ${population}`);
  invariant(eligible === sum(excluded) + drawn + notDrawn, 'Clips of a draw do not add up');
  const received = eligible + sum(notEligible);
  return { received, notEligible, eligible, excluded, population, drawn, notDrawn };
}

function only<Code extends ExclusionCode | NotEligibleCode>(
  omitted: OmittedCounts,
  codes: readonly Code[],
): Partial<Record<Code, number>> {
  const counted: Partial<Record<Code, number>> = {};
  for (const code of codes) {
    const count = omitted[code];
    if (count !== undefined && count > 0) counted[code] = count;
  }
  return counted;
}

function sum(counts: Readonly<Record<string, number | undefined>>): number {
  return Object.values(counts).reduce<number>((total, count) => total + (count ?? 0), 0);
}
