import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { AuditTrailModule } from '../audit-trail/audit-trail.module.js';
import { AdmitSession } from './commands/admit-session.js';
import { EndSessionsCommand } from './commands/end-sessions.command.js';
import { EndUnitRoles } from './commands/end-unit-roles.js';
import { GivenRoles } from './commands/given-roles.js';
import { FirstAdministrator } from './commands/first-administrator.js';
import { AccountClosing } from './commands/account-closing.js';
import { Admission } from './commands/changes/admission.js';
import { ApproveChangeCommand } from './commands/changes/approve-change.command.js';
import { ChangeEffects } from './commands/changes/change-effects.js';
import { ChangePersonCommand } from './commands/changes/change-person.command.js';
import { ChangeRules } from './commands/changes/change-rules.js';
import { CloseChangeCommand } from './commands/changes/close-change.command.js';
import { Coverage } from './commands/changes/coverage.js';
import { Deciding } from './commands/changes/deciding.js';
import { FirstChief } from './commands/changes/first-chief.js';
import { InvitePersonCommand } from './commands/changes/invite-person.command.js';
import { ListChangesCommand } from './commands/changes/list-changes.command.js';
import { PreparedChanges } from './commands/changes/prepared-changes.js';
import { Disabling } from './commands/disabling.js';
import { LastingRoles } from './commands/lasting-roles.js';
import { DisablePersonCommand } from './commands/people/disable-person.command.js';
import { EndTermsCommand } from './commands/people/end-terms.command.js';
import { InvitationCommand } from './commands/people/invitation.command.js';
import { ListPeopleCommand } from './commands/people/list-people.command.js';
import { ReadPersonCommand } from './commands/people/read-person.command.js';
import { RenamePersonCommand } from './commands/people/rename-person.command.js';
import { RosterChecks } from './commands/roster-checks.js';
import { Invitations } from './commands/invitations.js';
import { LockSessionCommand } from './commands/lock-session.command.js';
import { NoteSessionMove } from './commands/note-session-move.js';
import { OpenSession } from './commands/open-session.js';
import { ResetLinks } from './commands/reset-links.js';
import { Sessions } from './commands/sessions.js';
import { SignInBars } from './commands/sign-in-bars.js';
import { SignOutCommand } from './commands/sign-out.command.js';
import { StaySignedInCommand } from './commands/stay-signed-in.command.js';
import { RefusalObserver } from '../platform/http/refusal-observer.js';
import { BearerSchemes } from './http/bearer-schemes.js';
import { AccessGuard } from './http/access.guard.js';
import { DeclaredRoutes } from './http/declared-routes.js';
import { OpenAnswers } from './http/open-answers.js';
import { InvitedPeopleController } from './http/invited-people.controller.js';
import { PeopleController } from './http/people.controller.js';
import { PersonChangesController } from './http/person-changes.controller.js';
import { RolesController } from './http/roles.controller.js';
import { RefusedRequests } from './http/refused-requests.js';
import { SessionDoor } from './http/session-door.js';
import { SessionTokens } from './http/session-tokens.js';
import { SessionStrategy } from './http/session.strategy.js';
import { PersonSessionsController, SessionsController } from './http/sessions.controller.js';
import { IdentityDirectory } from './identity.public.js';
import { FindEndedSessions } from './queries/ended-sessions.js';
import { AccountsQuery } from './queries/accounts.query.js';
import { EndTermsJob } from './jobs/end-terms.job.js';
import { AccountHistory } from './queries/account-history.js';
import { ListedPeople } from './queries/listed-people.js';
import { PeopleDirectory } from './queries/people-directory.js';
import { HoldersOfRights } from './queries/holders-of-rights.js';
import { NamedActors } from './queries/named-actors.js';
import { OwnSessionsQuery } from './queries/own-sessions.query.js';
import { AccountLocks } from './persistence/account-locks.repository.js';
import { OneTimeLinksRepository } from './persistence/one-time-links.repository.js';
import { PeopleRepository } from './persistence/people.repository.js';
import { PersonChangesRepository } from './persistence/person-changes.repository.js';
import { RoleGrantsRepository } from './persistence/role-grants.repository.js';
import { SessionsRepository } from './persistence/sessions.repository.js';

/** People, their roles, and what two of them prepare and approve. */
const PEOPLE = [
  AccountClosing,
  AccountHistory,
  Admission,
  ApproveChangeCommand,
  ChangeEffects,
  ChangePersonCommand,
  ChangeRules,
  CloseChangeCommand,
  Coverage,
  Deciding,
  DisablePersonCommand,
  Disabling,
  EndTermsCommand,
  EndTermsJob,
  FirstChief,
  InvitationCommand,
  Invitations,
  InvitePersonCommand,
  LastingRoles,
  ListChangesCommand,
  ListedPeople,
  ListPeopleCommand,
  PreparedChanges,
  ReadPersonCommand,
  RenamePersonCommand,
  RosterChecks,
];

@Module({
  imports: [AuditTrailModule, DiscoveryModule, PassportModule],
  controllers: [
    SessionsController,
    PersonSessionsController,
    PeopleController,
    InvitedPeopleController,
    PersonChangesController,
    RolesController,
  ],
  providers: [
    AdmitSession,
    AccountsQuery,
    AccountLocks,
    BearerSchemes,
    EndSessionsCommand,
    FindEndedSessions,
    GivenRoles,
    LockSessionCommand,
    NoteSessionMove,
    OpenAnswers,
    ...PEOPLE,
    EndUnitRoles,
    FirstAdministrator,
    OpenSession,
    OwnSessionsQuery,
    PeopleDirectory,
    ResetLinks,
    Sessions,
    SignInBars,
    SignOutCommand,
    StaySignedInCommand,
    DeclaredRoutes,
    SessionDoor,
    SessionTokens,
    SessionStrategy,
    IdentityDirectory,
    HoldersOfRights,
    NamedActors,
    OneTimeLinksRepository,
    PeopleRepository,
    PersonChangesRepository,
    RoleGrantsRepository,
    SessionsRepository,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: RefusalObserver, useClass: RefusedRequests },
  ],
  exports: [
    ResetLinks,
    AccountsQuery,
    AccountLocks,
    ApproveChangeCommand,
    ChangePersonCommand,
    RenamePersonCommand,
    RosterChecks,
    RefusalObserver,
    BearerSchemes,
    GivenRoles,
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
