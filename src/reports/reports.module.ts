import { Module } from '@nestjs/common';
import { ActivationsModule } from '../activations/activations.module.js';
import { AgencyModule } from '../agency/agency.module.js';
import { AuditTrailModule } from '../audit-trail/audit-trail.module.js';
import { FootageModule } from '../footage/footage.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { ReviewsModule } from '../reviews/reviews.module.js';
import { ExportCustodyCommand } from './commands/export-custody.command.js';
import { MakeAccessReportCommand } from './commands/make-access-report.command.js';
import { MakeComplianceReportCommand } from './commands/make-compliance-report.command.js';
import { AccessReportsController } from './http/access-reports.controller.js';
import { CustodyController } from './http/custody.controller.js';
import { ReportsController } from './http/reports.controller.js';
import { ComplianceFactsQuery } from './queries/compliance-facts.query.js';
import { SettledFacts } from './queries/settled-facts.js';

@Module({
  imports: [
    ActivationsModule,
    AgencyModule,
    AuditTrailModule,
    FootageModule,
    IdentityModule,
    ReviewsModule,
  ],
  controllers: [AccessReportsController, CustodyController, ReportsController],
  providers: [
    ExportCustodyCommand,
    MakeAccessReportCommand,
    MakeComplianceReportCommand,
    ComplianceFactsQuery,
    SettledFacts,
  ],
})
export class ReportsModule {}
