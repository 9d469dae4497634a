import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { AuditTrailModule } from '../audit-trail/audit-trail.module.js';
import { FirstAdministrator } from './commands/first-administrator.js';
import { InvitePersonCommand } from './commands/invite-person.command.js';
import { ListPeopleCommand } from './commands/list-people.command.js';
import { Invitations } from './commands/invitations.js';
import { OpenSession } from './commands/open-session.js';
import { Sessions } from './commands/sessions.js';
import { SignInBars } from './commands/sign-in-bars.js';
import { SignOutCommand } from './commands/sign-out.command.js';
import { RefusalObserver } from '../platform/http/refusal-observer.js';
import { BearerSchemes } from './http/bearer-schemes.js';
import { AccessGuard } from './http/access.guard.js';
import { DeclaredRoutes } from './http/declared-routes.js';
import { PeopleController } from './http/people.controller.js';
import { RefusedRequests } from './http/refused-requests.js';
import { SessionTokens } from './http/session-tokens.js';
import { SessionStrategy } from './http/session.strategy.js';
import { SessionsController } from './http/sessions.controller.js';
import { IdentityDirectory } from './identity.public.js';
import { PeopleDirectory } from './queries/people-directory.js';
import { NamedActors } from './queries/named-actors.js';
import { OneTimeLinksRepository } from './persistence/one-time-links.repository.js';
import { PeopleRepository } from './persistence/people.repository.js';
import { SessionsRepository } from './persistence/sessions.repository.js';

@Module({
  imports: [AuditTrailModule, DiscoveryModule, PassportModule],
  controllers: [SessionsController, PeopleController],
  providers: [
    BearerSchemes,
    FirstAdministrator,
    Invitations,
    InvitePersonCommand,
    ListPeopleCommand,
    OpenSession,
    PeopleDirectory,
    Sessions,
    SignInBars,
    SignOutCommand,
    DeclaredRoutes,
    SessionTokens,
    SessionStrategy,
    IdentityDirectory,
    NamedActors,
    OneTimeLinksRepository,
    PeopleRepository,
    SessionsRepository,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: RefusalObserver, useClass: RefusedRequests },
  ],
  exports: [
    RefusalObserver,
    BearerSchemes,
    IdentityDirectory,
    Invitations,
    InvitePersonCommand,
    OpenSession,
    PeopleDirectory,
    Sessions,
    SessionTokens,
    SignInBars,
  ],
})
export class IdentityModule {}
