// What other features may use of the weekly reviews of the trail.
export { MarkFindingCommand } from './commands/mark-finding.command.js';
export { OpenDueWeeksCommand } from './commands/open-due-weeks.command.js';
export { ReadAuditReviewCommand } from './commands/read-audit-review.command.js';
export { SignAuditReviewCommand } from './commands/sign-audit-review.command.js';
export { shiftWeek, type Week, weekOf } from './domain/week.js';
