import { Module } from '@nestjs/common';
import { ActivationsModule } from '../activations/activations.module.js';
import { AgencyModule } from '../agency/agency.module.js';
import { AuditTrailModule } from '../audit-trail/audit-trail.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { ReviewsModule } from '../reviews/reviews.module.js';
import { MakeComplianceReportCommand } from './commands/make-compliance-report.command.js';
import { ReportsController } from './http/reports.controller.js';
import { ComplianceFactsQuery } from './queries/compliance-facts.query.js';
import { SettledFacts } from './queries/settled-facts.js';

@Module({
  imports: [ActivationsModule, AgencyModule, AuditTrailModule, IdentityModule, ReviewsModule],
  controllers: [ReportsController],
  providers: [MakeComplianceReportCommand, ComplianceFactsQuery, SettledFacts],
})
export class ReportsModule {}
