// What other features may use of reviews.
export { type Standing, STANDINGS } from './domain/completion.js';
export { CompletionQuery } from './queries/completion.query.js';
export { OpenReviewCommand } from './commands/open-review.command.js';
export { ReadQueueCommand } from './commands/read-queue.command.js';
export { RecordWatchEvidenceCommand } from './commands/record-watch-evidence.command.js';
export { SignReviewCommand } from './commands/sign-review.command.js';
export { CURRENT_FORM } from './domain/review-form.js';
