// What other features may use of activations.
import { COVERAGE_POLICY } from './domain/coverage-policy.js';
import { verdictMeanings } from './domain/verdict-meanings.js';

export {
  MOST_EVENTS_AT_ONCE,
  RecordTriggerEventsCommand,
} from './commands/record-trigger-events.command.js';
export { type VerdictName, VERDICTS } from './domain/coverage.js';
export type { NewTriggerEvent } from './domain/new-trigger-event.js';
export type { TriggerKind } from './domain/trigger-kind.js';
export { type ClipMark, ClipMarksQuery } from './queries/clip-marks.query.js';
export {
  CoverageHistory,
  type CoveragePeriod,
  type HolsterDrawAsOf,
} from './queries/coverage-history.js';

/** What each verdict means, in words, by the policy that is in force. */
export const COVERAGE_MEANINGS = verdictMeanings(COVERAGE_POLICY);

/** Version of the policy that is in force, to be stated beside every number that rests on it. */
export const COVERAGE_POLICY_VERSION = COVERAGE_POLICY.version;
