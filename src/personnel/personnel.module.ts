import { Module } from '@nestjs/common';
import { AgencyModule } from '../agency/agency.module.js';
import { AuditTrailModule } from '../audit-trail/audit-trail.module.js';
import { AuthorizationsModule } from '../authorizations/authorizations.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { AgencyDays } from './commands/agency-days.js';
import { ApplyRosterCommand } from './commands/apply-roster.command.js';
import { CloseRecertificationCommand } from './commands/close-recertification.command.js';
import { CompareRosterCommand } from './commands/compare-roster.command.js';
import { DecideAccountCommand } from './commands/decide-account.command.js';
import { DueTerminations } from './commands/due-terminations.js';
import { EscalateRecertification } from './commands/escalate-recertification.js';
import { FollowMoves } from './commands/follow-moves.js';
import { KeepAccounts } from './commands/keep-accounts.js';
import { LeavesCommand } from './commands/leaves.command.js';
import { ListPersonnelCommand } from './commands/list-personnel.command.js';
import { LookAfterPeople } from './commands/look-after-people.js';
import { OpenRecertificationCommand } from './commands/open-recertification.command.js';
import { OwnRecord } from './commands/own-record.js';
import { PersonnelBar } from './commands/personnel-bar.js';
import { ReadDueCommand } from './commands/read-due.command.js';
import { ReadPersonnelCommand } from './commands/read-personnel.command.js';
import { ReadRecertificationCommand } from './commands/read-recertification.command.js';
import { ReadRosterImportCommand } from './commands/read-roster-import.command.js';
import { RecordDatesCommand } from './commands/record-dates.command.js';
import { RosterEffects } from './commands/roster-effects.js';
import { TerminateCommand } from './commands/terminate.command.js';
import { TransfersCommand } from './commands/transfers.command.js';
import { UnusedAccounts } from './commands/unused-accounts.js';
import { LifecycleController } from './http/lifecycle.controller.js';
import { PersonnelController } from './http/personnel.controller.js';
import { RecertificationsController } from './http/recertifications.controller.js';
import { RosterImportsController } from './http/roster-imports.controller.js';
import { KeepAccountsJob } from './jobs/keep-accounts.job.js';
import { LookAfterPeopleJob } from './jobs/look-after-people.job.js';
import { PersonnelRepository } from './persistence/personnel.repository.js';
import { RecertificationsRepository } from './persistence/recertifications.repository.js';
import { RosterImportsRepository } from './persistence/roster-imports.repository.js';
import { TerminationsRepository } from './persistence/terminations.repository.js';
import { TransfersRepository } from './persistence/transfers.repository.js';
import { DueQuery } from './queries/due.query.js';
import { KnownAccountsQuery } from './queries/known-accounts.query.js';
import { KnownRosterQuery } from './queries/known-roster.query.js';
import { PersonnelHistoryQuery } from './queries/personnel-history.query.js';
import { PersonnelStatesQuery } from './queries/personnel-states.query.js';
import { RecertificationEvidenceQuery } from './queries/recertification-evidence.query.js';
import { RecertificationsQuery } from './queries/recertifications.query.js';

@Module({
  imports: [AgencyModule, AuditTrailModule, AuthorizationsModule, IdentityModule],
  controllers: [
    PersonnelController,
    LifecycleController,
    RecertificationsController,
    RosterImportsController,
  ],
  providers: [
    AgencyDays,
    ApplyRosterCommand,
    CompareRosterCommand,
    ReadRosterImportCommand,
    RosterEffects,
    CloseRecertificationCommand,
    DecideAccountCommand,
    DueTerminations,
    EscalateRecertification,
    FollowMoves,
    KeepAccounts,
    LeavesCommand,
    ListPersonnelCommand,
    LookAfterPeople,
    OpenRecertificationCommand,
    OwnRecord,
    PersonnelBar,
    ReadDueCommand,
    ReadPersonnelCommand,
    ReadRecertificationCommand,
    RecordDatesCommand,
    TerminateCommand,
    TransfersCommand,
    UnusedAccounts,
    KeepAccountsJob,
    LookAfterPeopleJob,
    PersonnelRepository,
    RecertificationsRepository,
    RosterImportsRepository,
    TerminationsRepository,
    TransfersRepository,
    DueQuery,
    KnownAccountsQuery,
    KnownRosterQuery,
    PersonnelHistoryQuery,
    PersonnelStatesQuery,
    RecertificationEvidenceQuery,
    RecertificationsQuery,
  ],
  exports: [RecordDatesCommand],
})
export class PersonnelModule {}
