import { Module } from '@nestjs/common';
import { AgencyModule } from '../agency/agency.module.js';
import { AuditTrailModule } from '../audit-trail/audit-trail.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { AgencyDays } from './commands/agency-days.js';
import { LeavesCommand } from './commands/leaves.command.js';
import { ListPersonnelCommand } from './commands/list-personnel.command.js';
import { OwnRecord } from './commands/own-record.js';
import { PersonnelBar } from './commands/personnel-bar.js';
import { ReadPersonnelCommand } from './commands/read-personnel.command.js';
import { RecordDatesCommand } from './commands/record-dates.command.js';
import { PersonnelController } from './http/personnel.controller.js';
import { PersonnelRepository } from './persistence/personnel.repository.js';
import { TerminationsRepository } from './persistence/terminations.repository.js';
import { PersonnelHistoryQuery } from './queries/personnel-history.query.js';
import { PersonnelStatesQuery } from './queries/personnel-states.query.js';

@Module({
  imports: [AgencyModule, AuditTrailModule, IdentityModule],
  controllers: [PersonnelController],
  providers: [
    AgencyDays,
    LeavesCommand,
    ListPersonnelCommand,
    OwnRecord,
    PersonnelBar,
    ReadPersonnelCommand,
    RecordDatesCommand,
    PersonnelRepository,
    TerminationsRepository,
    PersonnelHistoryQuery,
    PersonnelStatesQuery,
  ],
  exports: [RecordDatesCommand],
})
export class PersonnelModule {}
