import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/transactions.js';
import { checkInProgress } from '../domain/review.js';
import { watchEvidenceRecorded } from '../domain/reviews.audit-events.js';
import { reviewRefusals } from '../domain/reviews.errors.js';
import {
  checkPossible,
  intervalKey,
  type PlayedInterval,
  trimToClip,
  watchedMs,
  watchedPercent,
} from '../domain/watch-evidence.js';
import type { ReviewEntity } from '../persistence/review.entity.js';
import { ReviewsRepository } from '../persistence/reviews.repository.js';
import { WatchEvidenceRepository } from '../persistence/watch-evidence.repository.js';
import { ReviewAccess } from './review-access.js';

export interface ReportedPlaying {
  readonly playbackId: string;
  readonly intervals: readonly PlayedInterval[];
}

export interface WatchedSoFar {
  readonly watchedMs: number;
  readonly watchedPercent: number;
  readonly requiredPercent: number;
}

/** Takes the player's word for what it showed, as far as the clock lets it be true. */
@Injectable()
export class RecordWatchEvidenceCommand {
  constructor(
    private readonly access: ReviewAccess,
    private readonly reviews: ReviewsRepository,
    private readonly evidence: WatchEvidenceRepository,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * Repeating a report changes nothing.
   * @throws DomainError `review.not-opened`, `review.already-signed`, `review.unknown-playback`,
   *   `review.outside-the-clip`, `review.impossible-speed`, `review.faster-than-time`
   */
  execute(actor: SignedIn, reviewId: string, report: ReportedPlaying): Promise<WatchedSoFar> {
    return this.access.own(actor, reviewId, 'watch', async (tx, review) => {
      checkInProgress(review);
      const watched = await this.add(tx, actor, review, report);
      return {
        watchedMs: watched,
        watchedPercent: watchedPercent(watched, review.clipDurationMs),
        requiredPercent: review.requiredWatchSharePercent,
      };
    });
  }

  private async add(
    tx: Tx,
    actor: SignedIn,
    review: ReviewEntity,
    { playbackId, intervals }: ReportedPlaying,
  ): Promise<number> {
    const now = this.clock.now();
    const playbacks = await this.evidence.ofReview(tx, review.id);
    const playback = playbacks.get(playbackId);
    if (playback === undefined) throw reviewRefusals.refuse('unknown-playback');

    const durationMs = review.clipDurationMs;
    const fresh = newIntervals(intervals, playback.intervals, durationMs);
    if (fresh.length === 0) return review.watchedMs;
    const known = [...playback.intervals, ...fresh];
    playbacks.set(playbackId, { ...playback, intervals: known });
    checkPossible(fresh, [...playbacks.values()], { durationMs }, now);

    const watched = watchedMs([...playbacks.values()].flatMap((one) => one.intervals));
    await this.evidence.add(tx, { reviewId: review.id, playbackId }, fresh, now);
    await this.reviews.saveWatched(tx, review.id, watched);
    const about = { draw: review.drawId, clip: review.clipId, playback: playbackId };
    const facts = { ...about, intervals: fresh.length, watchedMs: watched };
    await this.trail.record(tx, actor, watchEvidenceRecorded({ id: review.id, facts }));
    return watched;
  }
}

/** What a report says that was not known yet: a browser repeats itself when an answer gets lost. */
function newIntervals(
  reported: readonly PlayedInterval[],
  known: readonly PlayedInterval[],
  durationMs: number,
): PlayedInterval[] {
  const seen = new Set(known.map(intervalKey));
  return trimToClip(reported, durationMs).filter((interval) => {
    const key = intervalKey(interval);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
