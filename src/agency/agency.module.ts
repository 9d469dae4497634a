import { Module } from '@nestjs/common';
import { AuditTrailModule } from '../audit-trail/audit-trail.module.js';
import { CredentialsModule } from '../credentials/credentials.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { AgencyDirectory } from './agency.public.js';
import { AssignDeviceCommand } from './commands/assign-device.command.js';
import { CreateUnitsCommand } from './commands/create-units.command.js';
import { EnrolOfficersCommand } from './commands/enrol-officers.command.js';
import { FoundAgencyCommand } from './commands/found-agency.command.js';
import { KeepRoster } from './commands/keep-roster.js';
import { ListOfficersCommand } from './commands/list-officers.command.js';
import { MoveOfficerCommand } from './commands/move-officer.command.js';
import { ReadMovesCommand } from './commands/read-moves.command.js';
import { RegisterCamerasCommand } from './commands/register-cameras.command.js';
import { RegisterSensorsCommand } from './commands/register-sensors.command.js';
import { SetUpAgencyCommand } from './commands/set-up-agency.command.js';
import { AgencyController } from './http/agency.controller.js';
import { DevicesController } from './http/devices.controller.js';
import { OfficerMovesController } from './http/officer-moves.controller.js';
import { RosterController } from './http/roster.controller.js';
import { AgencyRepository } from './persistence/agency.repository.js';
import { AssignmentsRepository } from './persistence/assignments.repository.js';
import { DevicesRepository } from './persistence/devices.repository.js';
import { OfficerMovesRepository } from './persistence/officer-moves.repository.js';
import { RosterChangesRepository } from './persistence/roster-changes.repository.js';
import { RosterRepository } from './persistence/roster.repository.js';
import { AgencyWords } from './queries/agency-words.js';
import { DemoAccountsQuery } from './queries/demo-accounts.query.js';
import { DevicesQuery } from './queries/devices.query.js';
import { RosterOfAccounts } from './queries/roster-of-accounts.js';
import { UnitsQuery } from './queries/units.query.js';

const OFFERED = [
  AgencyDirectory,
  AssignDeviceCommand,
  CreateUnitsCommand,
  EnrolOfficersCommand,
  FoundAgencyCommand,
  KeepRoster,
  MoveOfficerCommand,
  RegisterCamerasCommand,
  RegisterSensorsCommand,
];

@Module({
  imports: [AuditTrailModule, IdentityModule, CredentialsModule],
  controllers: [AgencyController, RosterController, OfficerMovesController, DevicesController],
  providers: [
    ...OFFERED,
    ListOfficersCommand,
    ReadMovesCommand,
    SetUpAgencyCommand,
    AgencyWords,
    DemoAccountsQuery,
    DevicesQuery,
    RosterOfAccounts,
    UnitsQuery,
    AgencyRepository,
    AssignmentsRepository,
    DevicesRepository,
    OfficerMovesRepository,
    RosterChangesRepository,
    RosterRepository,
  ],
  exports: OFFERED,
})
export class AgencyModule {}
