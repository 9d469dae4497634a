// What other features may use of the audit trail.
export type { Actor } from './domain/actor.js';
export {
  type AuditEvent,
  type AuditEventKind,
  type Outcome,
  auditEventCatalogue,
  defineAuditEvent,
} from './domain/audit-event.js';
export { AuditTrail } from './commands/audit-trail.js';
