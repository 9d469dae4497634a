// What other features may use of the audit trail.
export { AuditTrail } from './commands/audit-trail.js';
export { AwaitCheckpoint } from './commands/await-checkpoint.js';
export { type Actor, systemActor } from './domain/actor.js';
export { type AuditEvent, defineAuditEvent } from './domain/audit-event.js';
export { renderAuditEventCatalogue } from './domain/catalogue-document.js';
export { ActorNames } from './queries/actor-names.js';
export { ChainOfCustody, type CustodyStep } from './queries/chain-of-custody.query.js';
export { TrailConditions } from './queries/trail-conditions.js';
export { Watchkeeping } from './jobs/watchkeeping.js';
