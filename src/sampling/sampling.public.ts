// What other features may use of sampling.
export { DeclareDrawCommand } from './commands/declare-draw.command.js';
export { ExecuteDrawCommand } from './commands/execute-draw.command.js';
export { ExportDrawRecordCommand } from './commands/export-draw-record.command.js';
export { FreezeDrawCommand } from './commands/freeze-draw.command.js';
export { SaveReviewPolicyCommand } from './commands/save-review-policy.command.js';
export { SeedDrawCommand } from './commands/seed-draw.command.js';
export type { ReviewPolicy, ReviewPolicyDraft } from './domain/review-policy.js';
export { type DrawExecuted, drawExecuted } from './domain/sampling.domain-events.js';
