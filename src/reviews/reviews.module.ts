import { Module } from '@nestjs/common';
import { ActivationsModule } from '../activations/activations.module.js';
import { AgencyModule } from '../agency/agency.module.js';
import { AuditTrailModule } from '../audit-trail/audit-trail.module.js';
import { FootageModule } from '../footage/footage.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { AssignReviews } from './commands/assign-reviews.js';
import { OpenReviewCommand } from './commands/open-review.command.js';
import { ReadQueueCommand } from './commands/read-queue.command.js';
import { ReadReviewCommand } from './commands/read-review.command.js';
import { RecordWatchEvidenceCommand } from './commands/record-watch-evidence.command.js';
import { ReviewAccess } from './commands/review-access.js';
import { SaveAnswersCommand } from './commands/save-answers.command.js';
import { SignReviewCommand } from './commands/sign-review.command.js';
import { ReviewsController } from './http/reviews.controller.js';
import { ReviewsRepository } from './persistence/reviews.repository.js';
import { WatchEvidenceRepository } from './persistence/watch-evidence.repository.js';
import { CompletionQuery } from './queries/completion.query.js';
import { ReviewMaterialQuery } from './queries/review-material.query.js';
import { ReviewQueueQuery } from './queries/review-queue.query.js';
import { ReviewsInCustody } from './queries/reviews-in-custody.js';

@Module({
  imports: [ActivationsModule, AgencyModule, AuditTrailModule, FootageModule, IdentityModule],
  controllers: [ReviewsController],
  providers: [
    AssignReviews,
    OpenReviewCommand,
    ReadQueueCommand,
    ReadReviewCommand,
    RecordWatchEvidenceCommand,
    ReviewAccess,
    SaveAnswersCommand,
    SignReviewCommand,
    ReviewsRepository,
    WatchEvidenceRepository,
    CompletionQuery,
    ReviewMaterialQuery,
    ReviewQueueQuery,
    ReviewsInCustody,
  ],
  exports: [
    CompletionQuery,
    OpenReviewCommand,
    ReadQueueCommand,
    RecordWatchEvidenceCommand,
    SignReviewCommand,
  ],
})
export class ReviewsModule {}
