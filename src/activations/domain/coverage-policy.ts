/** The numbers of the coverage rule. Each verdict is kept with the version it was given under. */
export interface CoveragePolicy {
  /** Rises with every change of the numbers or of the rule. */
  readonly version: number;
  /** How far apart trigger and activation may lie; clocks of sensors and cameras differ so much. */
  readonly toleranceMs: number;
  /** How long after the trigger an activation still belongs to it. */
  readonly lateWindowMs: number;
  /** How long after the event its footage may take to reach us before it counts as missing. */
  readonly uploadGraceMs: number;
}

const SECOND = 1000;
const HOUR = 3600 * SECOND;

export const COVERAGE_POLICY: CoveragePolicy = {
  version: 1,
  toleranceMs: 10 * SECOND,
  lateWindowMs: 300 * SECOND,
  uploadGraceMs: 72 * HOUR,
};

/** The moment at which an event that has no footage stops being pending. */
export function graceEndsAt(occurredAt: Date, policy: CoveragePolicy): Date {
  return new Date(occurredAt.getTime() + policy.uploadGraceMs);
}
