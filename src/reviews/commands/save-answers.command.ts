import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { isSameContent, type ReviewContent, tidyContent } from '../domain/answers.js';
import { checkInProgress } from '../domain/review.js';
import { formOf } from '../domain/review-form.js';
import { answersSaved } from '../domain/reviews.audit-events.js';
import { ReviewsRepository } from '../persistence/reviews.repository.js';
import { ReviewAccess } from './review-access.js';

/** Keeps a draft, so that a closed window costs nobody their work. */
@Injectable()
export class SaveAnswersCommand {
  constructor(
    private readonly access: ReviewAccess,
    private readonly reviews: ReviewsRepository,
    private readonly trail: AuditTrail,
  ) {}

  /** @throws DomainError `review.not-opened`, `review.already-signed`, `review.unknown-question` */
  execute(actor: SignedIn, reviewId: string, draft: ReviewContent): Promise<void> {
    return this.access.own(actor, reviewId, 'answer', async (tx, review) => {
      checkInProgress(review);
      const content = tidyContent(formOf(review.formVersion), draft);
      if (isSameContent(review, content)) return;
      await this.reviews.saveDraft(tx, review.id, content);
      const answered = content.answers.length;
      const facts = { draw: review.drawId, clip: review.clipId, answered };
      await this.trail.record(tx, actor, answersSaved({ id: review.id, facts }));
    });
  }
}
