// What other features may use of the audit trail.
export { actAtTheMachine } from './cli/at-the-machine.js';
export { AnchorCheckpoint } from './commands/anchor-checkpoint.js';
export { AuditTrail } from './commands/audit-trail.js';
export { AwaitCheckpoint } from './commands/await-checkpoint.js';
export { Denials } from './commands/denials.js';
export { type Actor, systemActor } from './domain/actor.js';
export { type AuditEvent, defineAuditEvent } from './domain/audit-event.js';
export { renderAuditEventCatalogue } from './domain/catalogue-document.js';
export { mayDisclose } from './domain/disclosures-for.js';
export { type EntryInWords } from './domain/entry-in-words.js';
export type { EntrySelection, LocalHours, Stretch } from './domain/entry-selection.js';
export { EntrySummary } from './http/audit-trail.responses.js';
export { ActorNames } from './queries/actor-names.js';
export { type Burst, BurstsQuery } from './queries/bursts.query.js';
export { ChainOfCustody, type CustodyStep } from './queries/chain-of-custody.query.js';
export { CheckpointsQuery } from './queries/checkpoints.query.js';
export { RelatedTargets } from './queries/related-targets.js';
export { SelectedEntries } from './queries/selected-entries.query.js';
export { StandingRights } from './queries/standing-rights.js';
export { type TrailCondition, TrailConditions } from './queries/trail-conditions.js';
export { Watchkeeping } from './jobs/watchkeeping.js';
export {
  type ProvenCustody,
  ProvenCustodyQuery,
  type ProvenStep,
} from './queries/proven-custody.query.js';
