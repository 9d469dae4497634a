import { Module } from '@nestjs/common';
import { AuditTrailModule } from '../audit-trail/audit-trail.module.js';
import { CredentialsModule } from '../credentials/credentials.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { AcknowledgeNoticeCommand } from './commands/acknowledge-notice.command.js';
import { AddressThrottle } from './commands/address-throttle.js';
import { ChangeOwnPasswordCommand } from './commands/change-own-password.command.js';
import { ChooseNewPasswordCommand } from './commands/choose-new-password.command.js';
import { PasswordChanges } from './commands/password-changes.js';
import { ResetPasswordCommand } from './commands/reset-password.command.js';
import { CodeStep } from './commands/code-step.js';
import { ConfirmSessionCommand } from './commands/confirm-session.command.js';
import { ConfirmationTries } from './commands/confirmation-tries.js';
import { EnrolmentStep } from './commands/enrolment-step.js';
import { ForgetAttemptsCommand } from './commands/forget-attempts.command.js';
import { Notice } from './commands/notice.js';
import { PasswordCheck } from './commands/password-check.js';
import { PendingSignIns } from './commands/pending-sign-ins.js';
import { RemainingSteps } from './commands/remaining-steps.js';
import { ReleaseAccountCommand } from './commands/release-account.command.js';
import { SignInAttempts } from './commands/sign-in-attempts.js';
import { SignInFailures } from './commands/sign-in-failures.js';
import { SecondFactorStep } from './commands/second-factor-step.js';
import { SignInCommand } from './commands/sign-in.command.js';
import { ConfirmationController } from './http/confirmation.controller.js';
import { EnrolmentController } from './http/enrolment.controller.js';
import { ProxyWatch } from './http/proxy-watch.js';
import { ProgressAnswers } from './http/progress-answers.js';
import { LockedAccountsController } from './http/locked-accounts.controller.js';
import { PasswordsController } from './http/passwords.controller.js';
import { SecondFactorController } from './http/second-factor.controller.js';
import { SignInController } from './http/sign-in.controller.js';
import { UnfinishedSignIns } from './http/unfinished-sign-ins.js';
import { ForgetAttemptsJob } from './jobs/forget-attempts.job.js';
import { PendingSignInsRepository } from './persistence/pending-sign-ins.repository.js';
import { SignInAttemptsRepository } from './persistence/sign-in-attempts.repository.js';

@Module({
  imports: [AuditTrailModule, IdentityModule, CredentialsModule],
  controllers: [
    ConfirmationController,
    EnrolmentController,
    LockedAccountsController,
    PasswordsController,
    SecondFactorController,
    SignInController,
  ],
  providers: [
    AcknowledgeNoticeCommand,
    AddressThrottle,
    ChangeOwnPasswordCommand,
    ChooseNewPasswordCommand,
    CodeStep,
    ConfirmSessionCommand,
    ConfirmationTries,
    EnrolmentStep,
    ForgetAttemptsCommand,
    ForgetAttemptsJob,
    Notice,
    PasswordChanges,
    PasswordCheck,
    PendingSignIns,
    PendingSignInsRepository,
    ProgressAnswers,
    ProxyWatch,
    RemainingSteps,
    ReleaseAccountCommand,
    ResetPasswordCommand,
    SignInAttempts,
    SignInAttemptsRepository,
    SecondFactorStep,
    SignInCommand,
    SignInFailures,
    UnfinishedSignIns,
  ],
  exports: [
    AddressThrottle,
    EnrolmentStep,
    Notice,
    PendingSignIns,
    ProgressAnswers,
    SecondFactorStep,
    SignInAttempts,
    SignInCommand,
    SignInFailures,
  ],
})
export class SignInModule {}
