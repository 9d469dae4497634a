import { Module } from '@nestjs/common';
import { ActivationsModule } from '../activations/activations.module.js';
import { ApiClientsModule } from '../api-clients/api-clients.module.js';
import { AgencyModule } from '../agency/agency.module.js';
import { AuditReviewsModule } from '../audit-reviews/audit-reviews.module.js';
import { AuditTrailModule } from '../audit-trail/audit-trail.module.js';
import { AuthorizationsModule } from '../authorizations/authorizations.module.js';
import { CredentialsModule } from '../credentials/credentials.module.js';
import { FootageModule } from '../footage/footage.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { IngestModule } from '../ingest/ingest.module.js';
import { PersonnelModule } from '../personnel/personnel.module.js';
import { ReviewsModule } from '../reviews/reviews.module.js';
import { SignInModule } from '../sign-in/sign-in.module.js';
import { SamplingModule } from '../sampling/sampling.module.js';
import { DemoApprovals } from './commands/demo-approvals.js';
import { DemoApps } from './commands/demo-apps.js';
import { DemoDraws } from './commands/demo-draws.js';
import { DemoEquipment } from './commands/demo-equipment.js';
import { DemoFounding } from './commands/demo-founding.js';
import { DemoIntake } from './commands/demo-intake.js';
import { DemoLogReviews } from './commands/demo-log-reviews.js';
import { DemoMachines } from './commands/demo-machines.js';
import { DemoOversight } from './commands/demo-oversight.js';
import { DemoPaperwork } from './commands/demo-paperwork.js';
import { DemoPeople } from './commands/demo-people.js';
import { DemoRecords } from './commands/demo-records.js';
import { DemoReviews } from './commands/demo-reviews.js';
import { DemoSignIns } from './commands/demo-sign-ins.js';
import { LoadDemoAgencyCommand } from './commands/load-demo-agency.command.js';
import { LoadLedgerCommand } from './commands/load-ledger.command.js';
import { DemoAgency } from './demo-agency.public.js';
import { SyntheticClips } from './media/synthetic-clips.js';
import { SyntheticLedgerRepository } from './persistence/synthetic-ledger.repository.js';

@Module({
  imports: [
    ActivationsModule,
    AgencyModule,
    ApiClientsModule,
    AuditReviewsModule,
    AuditTrailModule,
    AuthorizationsModule,
    CredentialsModule,
    FootageModule,
    IdentityModule,
    IngestModule,
    PersonnelModule,
    ReviewsModule,
    SamplingModule,
    SignInModule,
  ],
  providers: [
    DemoAgency,
    DemoApprovals,
    DemoApps,
    DemoDraws,
    DemoEquipment,
    DemoFounding,
    DemoIntake,
    DemoLogReviews,
    DemoMachines,
    DemoOversight,
    DemoPaperwork,
    DemoPeople,
    DemoRecords,
    DemoReviews,
    DemoSignIns,
    LoadDemoAgencyCommand,
    LoadLedgerCommand,
    SyntheticClips,
    SyntheticLedgerRepository,
  ],
  exports: [DemoAgency, LoadLedgerCommand],
})
export class DemoAgencyModule {}
