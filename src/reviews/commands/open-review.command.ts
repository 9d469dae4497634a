import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { type OpenedPlayback, OpenPlaybackCommand } from '../../footage/footage.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { stateAfterOpening } from '../domain/review.js';
import { reviewOpened } from '../domain/reviews.audit-events.js';
import { ReviewsRepository } from '../persistence/reviews.repository.js';
import { WatchEvidenceRepository } from '../persistence/watch-evidence.repository.js';
import { ReviewAccess } from './review-access.js';

/** Begins or resumes a review, with a playback of its clip that is bound to it. */
@Injectable()
export class OpenReviewCommand {
  constructor(
    private readonly access: ReviewAccess,
    private readonly reviews: ReviewsRepository,
    private readonly evidence: WatchEvidenceRepository,
    private readonly playbacks: OpenPlaybackCommand,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `review.already-signed`, `footage.not-playable` */
  execute(actor: SignedIn, reviewId: string): Promise<OpenedPlayback> {
    return this.access.own(actor, reviewId, 'open', async (tx, review) => {
      const state = stateAfterOpening(review);
      const now = this.clock.now();
      const playback = await this.playbacks.forReview(tx, actor, review.clipId, review.id);
      const first = review.openedAt === null;
      if (first) await this.reviews.open(tx, review.id, state, now);
      const bound = { playbackId: playback.id, reviewId: review.id, openedAt: now };
      await this.evidence.addPlayback(tx, bound);
      const about = { draw: review.drawId, clip: review.clipId };
      const facts = { ...about, playback: playback.id, first };
      await this.trail.record(tx, actor, reviewOpened({ id: review.id, facts }));
      return playback;
    });
  }
}
