import { Injectable } from '@nestjs/common';
import { Denials } from '../../audit-trail/audit-trail.public.js';
import { FootageDirectory } from '../../footage/footage.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { DomainError } from '../../platform/errors/refusals.js';
import { checkNotReviewed, checkReviewer, isVisible } from '../domain/review.js';
import { actRefused, type ReviewAct } from '../domain/reviews.audit-events.js';
import { reviewRefusals } from '../domain/reviews.errors.js';
import type { ReviewEntity } from '../persistence/review.entity.js';
import { ReviewsRepository } from '../persistence/reviews.repository.js';

type Work<T> = (tx: Tx, review: ReviewEntity) => Promise<T>;

/** The way to a review: whose it is, who may see it, and an entry for every refusal. */
@Injectable()
export class ReviewAccess {
  constructor(
    private readonly reviews: ReviewsRepository,
    private readonly footage: FootageDirectory,
    private readonly transactions: Transactions,
    private readonly denials: Denials,
  ) {}

  /**
   * Runs `work` on a review of the actor's own while its row is locked: two windows of one person
   * write one after the other, and the second sees what the first did.
   * @throws DomainError `review.not-found`, `review.clearance-needed`, `review.not-yours`,
   *   `review.self-review`
   */
  own<T>(actor: SignedIn, id: string, act: ReviewAct, work: Work<T>): Promise<T> {
    return this.run(actor, act, async (tx, take) => {
      const review = take(await this.reviews.lock(tx, id));
      await this.checkCleared(tx, actor, review);
      checkReviewer(review, actor);
      return work(tx, review);
    });
  }

  /**
   * Runs `work` on a review that the actor may read.
   * @throws DomainError `review.not-found`, `review.clearance-needed`, `review.self-review`
   */
  visible<T>(actor: SignedIn, id: string, work: Work<T>): Promise<T> {
    return this.run(actor, 'read', async (tx, take) => {
      const review = take(await this.reviews.byId(tx, id));
      await this.checkCleared(tx, actor, review);
      checkNotReviewed(review, actor);
      return work(tx, review);
    });
  }

  /**
   * The review of a restricted clip exists for those with a clearance, and, as a task, for the
   * person to whom the draw gave it.
   */
  private async checkCleared(tx: Tx, actor: SignedIn, review: ReviewEntity): Promise<void> {
    const { clipId, reviewerId } = review;
    if ((await this.footage.clearedAmong(actor, [clipId], tx)).has(clipId)) return;
    const isOwn = reviewerId === actor.personId;
    throw reviewRefusals.refuse(isOwn ? 'clearance-needed' : 'not-found');
  }

  private async run<T>(
    actor: SignedIn,
    act: ReviewAct,
    work: (tx: Tx, take: (found: ReviewEntity | null) => ReviewEntity) => Promise<T>,
  ): Promise<T> {
    let review: ReviewEntity | null = null;
    const take = (found: ReviewEntity | null): ReviewEntity => {
      review = found;
      if (found === null || !isVisible(found, actor, actor.scope('review.read'))) {
        throw reviewRefusals.refuse('not-found');
      }
      return found;
    };
    try {
      return await this.transactions.run((tx) => work(tx, take));
    } catch (error) {
      // After the rollback, and on a connection that is free again.
      await this.enterRefusal(actor, review, act, error);
      throw error;
    }
  }

  private async enterRefusal(
    actor: SignedIn,
    review: ReviewEntity | null,
    act: ReviewAct,
    error: unknown,
  ): Promise<void> {
    if (review === null || !(error instanceof DomainError)) return;
    const facts = { draw: review.drawId, clip: review.clipId, act, rule: error.code };
    const event = actRefused({ id: review.id, facts, outcome: 'denied' });
    await this.denials.record(actor, event);
  }
}
