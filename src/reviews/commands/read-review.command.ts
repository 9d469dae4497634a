import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { reviewRead } from '../domain/reviews.audit-events.js';
import { type Stretch, watchedMs, watchedStretches } from '../domain/watch-evidence.js';
import type { ReviewEntity } from '../persistence/review.entity.js';
import { WatchEvidenceRepository } from '../persistence/watch-evidence.repository.js';
import { type ReviewMaterial, ReviewMaterialQuery } from '../queries/review-material.query.js';
import { ReviewAccess } from './review-access.js';

export interface ReviewDetail {
  readonly review: ReviewEntity;
  readonly material: ReviewMaterial;
  readonly watched: readonly Stretch[];
  /** Milliseconds that were watched, but never with sound. */
  readonly mutedMs: number;
  /** Whether the reader is the one who does this review. */
  readonly isOwn: boolean;
}

/** Reads everything that the workspace, or whoever checks a review, needs. */
@Injectable()
export class ReadReviewCommand {
  constructor(
    private readonly access: ReviewAccess,
    private readonly evidence: WatchEvidenceRepository,
    private readonly material: ReviewMaterialQuery,
    private readonly trail: AuditTrail,
  ) {}

  /** @throws DomainError `review.not-found`, `review.self-review` */
  async execute(actor: SignedIn, reviewId: string): Promise<ReviewDetail> {
    const { review, intervals } = await this.access.visible(actor, reviewId, async (tx, review) => {
      const intervals = await this.evidence.intervals(tx, review.id);
      const facts = { draw: review.drawId, clip: review.clipId };
      await this.trail.record(tx, actor, reviewRead({ id: review.id, facts }));
      return { review, intervals };
    });
    const heard = watchedMs(intervals.filter(({ muted }) => !muted));
    return {
      review,
      material: await this.material.of(actor, review),
      watched: watchedStretches(intervals),
      mutedMs: watchedMs(intervals) - heard,
      isOwn: review.reviewerId === actor.personId,
    };
  }
}
