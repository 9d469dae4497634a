import { Module } from '@nestjs/common';
import { AgencyModule } from '../agency/agency.module.js';
import { AuditTrailModule } from '../audit-trail/audit-trail.module.js';
import { FootageModule } from '../footage/footage.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { DeclareDrawCommand } from './commands/declare-draw.command.js';
import { DrawAnnouncements } from './commands/draw-announcements.js';
import { DrawSteps } from './commands/draw-steps.js';
import { ExecuteDrawCommand } from './commands/execute-draw.command.js';
import { ExecutedRecords } from './commands/executed-records.js';
import { ExportDrawRecordCommand } from './commands/export-draw-record.command.js';
import { FreezeDrawCommand } from './commands/freeze-draw.command.js';
import { PopulationFiles } from './persistence/population-files.js';
import { RecordFiles } from './persistence/record-files.js';
import { ReviewerRoster } from './commands/reviewer-roster.js';
import { SaveReviewPolicyCommand } from './commands/save-review-policy.command.js';
import { SeedDrawCommand } from './commands/seed-draw.command.js';
import { VoidDrawCommand } from './commands/void-draw.command.js';
import { DrawStepsController } from './http/draw-steps.controller.js';
import { DrawsController } from './http/draws.controller.js';
import { ReviewPoliciesController } from './http/review-policies.controller.js';
import { DrawsRepository } from './persistence/draws.repository.js';
import { ReviewPoliciesRepository } from './persistence/review-policies.repository.js';
import { DrawsQuery } from './queries/draws.query.js';
import { ReviewPoliciesQuery } from './queries/review-policies.query.js';

const OFFERED = [
  DeclareDrawCommand,
  ExecuteDrawCommand,
  ExportDrawRecordCommand,
  FreezeDrawCommand,
  SaveReviewPolicyCommand,
  SeedDrawCommand,
];

@Module({
  imports: [AgencyModule, AuditTrailModule, FootageModule, IdentityModule],
  controllers: [ReviewPoliciesController, DrawsController, DrawStepsController],
  providers: [
    ...OFFERED,
    VoidDrawCommand,
    DrawAnnouncements,
    DrawSteps,
    ExecutedRecords,
    PopulationFiles,
    RecordFiles,
    ReviewerRoster,
    DrawsRepository,
    ReviewPoliciesRepository,
    DrawsQuery,
    ReviewPoliciesQuery,
  ],
  exports: OFFERED,
})
export class SamplingModule {}
