// What other features may use of people's credentials.
export { AcceptInvitationCommand } from './commands/accept-invitation.command.js';
export type { Enrolled, Enrollee } from './commands/new-factors.js';
export { OwnEnrolments } from './commands/own-enrolments.js';
export { PasskeyEnrolment } from './commands/passkey-enrolment.js';
export { PasswordLinks } from './commands/password-links.js';
export { PasswordWords } from './commands/password-words.js';
export { Passwords } from './commands/passwords.js';
export { SecondFactors } from './commands/second-factors.js';
export { TotpEnrolment } from './commands/totp-enrolment.js';
export { UnusedCodes } from './commands/unused-codes.js';
export {
  passwordChanged,
  passwordChangeDemanded,
  passwordResetIssued,
} from './domain/credentials.audit-events.js';
export { FACTOR_NAMES, type FactorCheck, type SecondStep } from './domain/second-factor.js';
