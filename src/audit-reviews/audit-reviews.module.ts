import { Module } from '@nestjs/common';
import { AgencyModule } from '../agency/agency.module.js';
import { AuditTrailModule } from '../audit-trail/audit-trail.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { AuditReviewAccess } from './commands/audit-review-access.js';
import { FollowUpCommand } from './commands/follow-up.command.js';
import { ListAuditReviewsCommand } from './commands/list-audit-reviews.command.js';
import { MarkFindingCommand } from './commands/mark-finding.command.js';
import { OpenDueWeeksCommand } from './commands/open-due-weeks.command.js';
import { ReadAuditReviewCommand } from './commands/read-audit-review.command.js';
import { ReadFindingEntriesCommand } from './commands/read-finding-entries.command.js';
import { ReviewHoursCommand } from './commands/review-hours.command.js';
import { ReviewedWeeks } from './commands/reviewed-weeks.js';
import { SignAuditReviewCommand } from './commands/sign-audit-review.command.js';
import { AuditReviewsController } from './http/audit-reviews.controller.js';
import { ReviewHoursController } from './http/review-hours.controller.js';
import { OpenDueWeeksJob } from './jobs/open-due-weeks.job.js';
import { AuditReviewsRepository } from './persistence/audit-reviews.repository.js';
import { ReviewHoursRepository } from './persistence/review-hours.repository.js';
import { FindingsQuery } from './queries/findings.query.js';
import { WeeklyReviewCondition } from './queries/weekly-review-condition.js';

const OFFERED = [
  MarkFindingCommand,
  OpenDueWeeksCommand,
  ReadAuditReviewCommand,
  SignAuditReviewCommand,
];

@Module({
  imports: [AgencyModule, AuditTrailModule, IdentityModule],
  controllers: [AuditReviewsController, ReviewHoursController],
  providers: [
    ...OFFERED,
    AuditReviewAccess,
    FollowUpCommand,
    ListAuditReviewsCommand,
    ReadFindingEntriesCommand,
    ReviewHoursCommand,
    ReviewedWeeks,
    OpenDueWeeksJob,
    AuditReviewsRepository,
    ReviewHoursRepository,
    FindingsQuery,
    WeeklyReviewCondition,
  ],
  exports: OFFERED,
})
export class AuditReviewsModule {}
