import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { AcceptInvitationCommand } from './commands/accept-invitation.command.js';
import { PasswordHasher } from './commands/password-hasher.js';
import { Passwords } from './commands/passwords.js';
import { InvitationsController } from './http/invitations.controller.js';
import { PasswordsRepository } from './persistence/passwords.repository.js';

@Module({
  imports: [IdentityModule],
  controllers: [InvitationsController],
  providers: [AcceptInvitationCommand, PasswordHasher, Passwords, PasswordsRepository],
  exports: [AcceptInvitationCommand, Passwords],
})
export class CredentialsModule {}
