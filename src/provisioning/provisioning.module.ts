import { Module } from '@nestjs/common';
import { AuditTrailModule } from '../audit-trail/audit-trail.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { AccountActs } from './commands/account-acts.js';
import { ChangeUserCommand } from './commands/change-user.command.js';
import { Linking } from './commands/linking.js';
import { ProvisionUserCommand } from './commands/provision-user.command.js';
import { ProvisionedUsers } from './commands/provisioned-users.js';
import { ReadUsersCommand } from './commands/read-users.command.js';
import { ScimMetadataController } from './http/scim-metadata.controller.js';
import { ScimUsersController } from './http/scim-users.controller.js';
import { ProvisionedAccountsRepository } from './persistence/provisioned-accounts.repository.js';

@Module({
  imports: [AuditTrailModule, IdentityModule],
  controllers: [ScimMetadataController, ScimUsersController],
  providers: [
    AccountActs,
    ChangeUserCommand,
    Linking,
    ProvisionUserCommand,
    ProvisionedUsers,
    ReadUsersCommand,
    ProvisionedAccountsRepository,
  ],
})
export class ProvisioningModule {}
