import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { AuditTrailModule } from '../audit-trail/audit-trail.module.js';
import { AdmitSession } from './commands/admit-session.js';
import { EndSessionsCommand } from './commands/end-sessions.command.js';
import { FirstAdministrator } from './commands/first-administrator.js';
import { InvitePersonCommand } from './commands/invite-person.command.js';
import { ListPeopleCommand } from './commands/list-people.command.js';
import { Invitations } from './commands/invitations.js';
import { NoteSessionMove } from './commands/note-session-move.js';
import { OpenSession } from './commands/open-session.js';
import { Sessions } from './commands/sessions.js';
import { SignInBars } from './commands/sign-in-bars.js';
import { SignOutCommand } from './commands/sign-out.command.js';
import { StaySignedInCommand } from './commands/stay-signed-in.command.js';
import { RefusalObserver } from '../platform/http/refusal-observer.js';
import { BearerSchemes } from './http/bearer-schemes.js';
import { AccessGuard } from './http/access.guard.js';
import { DeclaredRoutes } from './http/declared-routes.js';
import { OpenAnswers } from './http/open-answers.js';
import { PeopleController } from './http/people.controller.js';
import { RefusedRequests } from './http/refused-requests.js';
import { SessionDoor } from './http/session-door.js';
import { SessionTokens } from './http/session-tokens.js';
import { SessionStrategy } from './http/session.strategy.js';
import { PersonSessionsController, SessionsController } from './http/sessions.controller.js';
import { IdentityDirectory } from './identity.public.js';
import { FindEndedSessions } from './queries/ended-sessions.js';
import { AccountsQuery } from './queries/accounts.query.js';
import { PeopleDirectory } from './queries/people-directory.js';
import { NamedActors } from './queries/named-actors.js';
import { OwnSessionsQuery } from './queries/own-sessions.query.js';
import { AccountLocks } from './persistence/account-locks.repository.js';
import { OneTimeLinksRepository } from './persistence/one-time-links.repository.js';
import { PeopleRepository } from './persistence/people.repository.js';
import { SessionsRepository } from './persistence/sessions.repository.js';

@Module({
  imports: [AuditTrailModule, DiscoveryModule, PassportModule],
  controllers: [SessionsController, PersonSessionsController, PeopleController],
  providers: [
    AdmitSession,
    AccountsQuery,
    AccountLocks,
    BearerSchemes,
    EndSessionsCommand,
    FindEndedSessions,
    FirstAdministrator,
    Invitations,
    InvitePersonCommand,
    ListPeopleCommand,
    NoteSessionMove,
    OpenAnswers,
    OpenSession,
    OwnSessionsQuery,
    PeopleDirectory,
    Sessions,
    SignInBars,
    SignOutCommand,
    StaySignedInCommand,
    DeclaredRoutes,
    SessionDoor,
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
    AccountsQuery,
    AccountLocks,
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
