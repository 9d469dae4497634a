import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions.js';
import { newId } from '../../platform/ids.js';
import type { PlaybackEvidence, PlayedInterval } from '../domain/watch-evidence.js';
import { ReviewPlaybackEntity } from './review-playback.entity.js';
import { WatchIntervalEntity } from './watch-interval.entity.js';

@Injectable()
export class WatchEvidenceRepository {
  async addPlayback(tx: Tx, playback: ReviewPlaybackEntity): Promise<void> {
    await tx.insert(ReviewPlaybackEntity, playback);
  }

  /** Every playback of a review with what it showed, by playback. */
  async ofReview(tx: Tx, reviewId: string): Promise<Map<string, PlaybackEvidence>> {
    const playbacks = await tx.getRepository(ReviewPlaybackEntity).findBy({ reviewId });
    const intervals = await this.intervals(tx, reviewId);
    const byPlayback = Map.groupBy(intervals, (interval) => interval.playbackId);
    return new Map(
      playbacks.map(({ playbackId, openedAt }) => [
        playbackId,
        { openedAt, intervals: byPlayback.get(playbackId) ?? [] },
      ]),
    );
  }

  intervals(tx: Tx, reviewId: string): Promise<WatchIntervalEntity[]> {
    return tx.getRepository(WatchIntervalEntity).findBy({ reviewId });
  }

  /**
   * Keeps what a playback showed. A stretch that is reported again, because the first answer got
   * lost, is the same stretch: it is kept once.
   */
  async add(
    tx: Tx,
    playback: { reviewId: string; playbackId: string },
    intervals: readonly PlayedInterval[],
    recordedAt: Date,
  ): Promise<void> {
    if (intervals.length === 0) return;
    await tx
      .createQueryBuilder()
      .insert()
      .into(WatchIntervalEntity)
      .values(intervals.map((interval) => ({ id: newId(), ...playback, ...interval, recordedAt })))
      .orIgnore()
      .updateEntity(false)
      .execute();
  }
}
