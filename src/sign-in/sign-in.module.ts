import { Module } from '@nestjs/common';
import { AuditTrailModule } from '../audit-trail/audit-trail.module.js';
import { CredentialsModule } from '../credentials/credentials.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { AcknowledgeNoticeCommand } from './commands/acknowledge-notice.command.js';
import { Notice } from './commands/notice.js';
import { PasswordCheck } from './commands/password-check.js';
import { PendingSignIns } from './commands/pending-sign-ins.js';
import { RemainingSteps } from './commands/remaining-steps.js';
import { SignInCommand } from './commands/sign-in.command.js';
import { ProgressAnswers } from './http/progress-answers.js';
import { SignInController } from './http/sign-in.controller.js';
import { UnfinishedSignIns } from './http/unfinished-sign-ins.js';
import { PendingSignInsRepository } from './persistence/pending-sign-ins.repository.js';
import { SignInAttemptsRepository } from './persistence/sign-in-attempts.repository.js';

@Module({
  imports: [AuditTrailModule, IdentityModule, CredentialsModule],
  controllers: [SignInController],
  providers: [
    AcknowledgeNoticeCommand,
    Notice,
    PasswordCheck,
    PendingSignIns,
    PendingSignInsRepository,
    ProgressAnswers,
    RemainingSteps,
    SignInAttemptsRepository,
    SignInCommand,
    UnfinishedSignIns,
  ],
  exports: [Notice, PendingSignIns, ProgressAnswers, SignInCommand],
})
export class SignInModule {}
