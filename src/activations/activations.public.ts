// What other features may use of activations.
export { RecordTriggerEventsCommand } from './commands/record-trigger-events.command.js';
export { type VerdictName, VERDICTS } from './domain/coverage.js';
export { type ClipMark, ClipMarksQuery } from './queries/clip-marks.query.js';
export { CoverageHistory } from './queries/coverage-history.js';
