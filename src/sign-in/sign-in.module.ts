import { Module } from '@nestjs/common';
import { AuditTrailModule } from '../audit-trail/audit-trail.module.js';
import { CredentialsModule } from '../credentials/credentials.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { PasswordCheck } from './commands/password-check.js';
import { SignInCommand } from './commands/sign-in.command.js';
import { SignInController } from './http/sign-in.controller.js';
import { SignInAttemptsRepository } from './persistence/sign-in-attempts.repository.js';

@Module({
  imports: [AuditTrailModule, IdentityModule, CredentialsModule],
  controllers: [SignInController],
  providers: [PasswordCheck, SignInCommand, SignInAttemptsRepository],
  exports: [SignInCommand],
})
export class SignInModule {}
