// What other features may use of signing in.
export { AddressThrottle } from './commands/address-throttle.js';
export { EnrolmentStep } from './commands/enrolment-step.js';
export { Notice } from './commands/notice.js';
export { PendingSignIns } from './commands/pending-sign-ins.js';
export { SecondFactorStep } from './commands/second-factor-step.js';
export { SignInCommand } from './commands/sign-in.command.js';
export type { Progress } from './domain/pending-sign-in.js';
export { ProgressAnswers } from './http/progress-answers.js';
export { SignInProgress } from './http/sign-in.responses.js';
