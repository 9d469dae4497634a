// What other features may use of signing in.
export { EnrolmentStep } from './commands/enrolment-step.js';
export { Notice } from './commands/notice.js';
export { type NewSignIn, PendingSignIns, type StepOutcome } from './commands/pending-sign-ins.js';
export { SecondFactorStep } from './commands/second-factor-step.js';
export { SignInAttempts, type TriedAccount } from './commands/sign-in-attempts.js';
export { SignInFailures } from './commands/sign-in-failures.js';
export { SignInCommand } from './commands/sign-in.command.js';
export type { PendingSignIn, Progress, Step } from './domain/pending-sign-in.js';
export { pendingToken } from './http/pending-cookie.js';
export { ProgressAnswers } from './http/progress-answers.js';
export { SignInProgress } from './http/sign-in.responses.js';
