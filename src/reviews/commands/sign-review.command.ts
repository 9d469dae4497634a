import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { OpenPlaybackCommand } from '../../footage/footage.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/transactions.js';
import { findingsOf, type ReviewContent, tidyContent } from '../domain/answers.js';
import { decideSignature } from '../domain/review.js';
import { formOf } from '../domain/review-form.js';
import { reviewSigned } from '../domain/reviews.audit-events.js';
import type { ReviewEntity } from '../persistence/review.entity.js';
import { ReviewsRepository } from '../persistence/reviews.repository.js';
import { ReviewAccess } from './review-access.js';

/** Ends a review for good, and leads to the next one. */
@Injectable()
export class SignReviewCommand {
  constructor(
    private readonly access: ReviewAccess,
    private readonly reviews: ReviewsRepository,
    private readonly playbacks: OpenPlaybackCommand,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * Signing the same content twice is signing once.
   * @throws DomainError `review.not-opened`, `review.already-signed`, `review.not-watched`,
   *   `review.not-answered`, `review.note-missing`, `review.unknown-question`
   */
  execute(
    actor: SignedIn,
    reviewId: string,
    offered: ReviewContent,
  ): Promise<{ nextReviewId: string | null }> {
    return this.access.own(actor, reviewId, 'sign', async (tx, review) => {
      const form = formOf(review.formVersion);
      const content = tidyContent(form, offered);
      const { watchedMs, clipDurationMs: durationMs } = review;
      const share = { watchedMs, durationMs, requiredPercent: review.requiredWatchSharePercent };
      const signed = review.state === 'signed' ? review : null;
      if (decideSignature(review, { form, content, share }, signed) === 'sign') {
        await this.sign(tx, actor, review, content);
      }
      return { nextReviewId: await this.reviews.firstInQueue(tx, actor.personId) };
    });
  }

  private async sign(
    tx: Tx,
    actor: SignedIn,
    review: ReviewEntity,
    content: ReviewContent,
  ): Promise<void> {
    const now = this.clock.now();
    const findings = findingsOf(formOf(review.formVersion), content);
    await this.reviews.sign(tx, review.id, content, now);
    await this.reviews.addFindings(tx, review.id, findings, now);
    // What was granted in order to review does not outlive the review.
    await this.playbacks.endForReview(tx, review.clipId, review.id, now);
    const facts = {
      draw: review.drawId,
      clip: review.clipId,
      form: review.formVersion,
      watchedMs: review.watchedMs,
      durationMs: review.clipDurationMs,
      requiredPercent: review.requiredWatchSharePercent,
      late: now > review.dueAt,
    };
    const disclosures = { answers: [...content.answers], notes: content.notes };
    await this.trail.record(tx, actor, reviewSigned({ id: review.id, facts, disclosures }));
  }
}
