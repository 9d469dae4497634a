import { Module } from '@nestjs/common';
import { AgencyModule } from '../agency/agency.module.js';
import { AuditTrailModule } from '../audit-trail/audit-trail.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { AuthorizationDirectory } from './authorizations.public.js';
import { Authorities } from './commands/authorities.js';
import { AuthorizationPapers } from './commands/authorization-papers.js';
import { GrantAuthorizationCommand } from './commands/grant-authorization.command.js';
import { ListAuthorizationsCommand } from './commands/list-authorizations.command.js';
import { ListFootagePeopleCommand } from './commands/list-people.command.js';
import { ReadAuthorizationCommand } from './commands/read-authorization.command.js';
import { RevokeAuthorizationCommand } from './commands/revoke-authorization.command.js';
import { AuthorizationsController } from './http/authorizations.controller.js';
import { WrittenAuthorizationsRepository } from './persistence/written-authorizations.repository.js';
import { NamedAuthorizations } from './queries/named-authorizations.js';

@Module({
  imports: [AgencyModule, AuditTrailModule, IdentityModule],
  controllers: [AuthorizationsController],
  providers: [
    Authorities,
    AuthorizationDirectory,
    AuthorizationPapers,
    GrantAuthorizationCommand,
    ListAuthorizationsCommand,
    ListFootagePeopleCommand,
    NamedAuthorizations,
    ReadAuthorizationCommand,
    RevokeAuthorizationCommand,
    WrittenAuthorizationsRepository,
  ],
  exports: [AuthorizationDirectory, GrantAuthorizationCommand],
})
export class AuthorizationsModule {}
