import { Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';

import type { Tx } from '../../platform/database/transactions.js';
import { PlaybackEntity } from './playback.entity.js';

@Injectable()
export class PlaybacksRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(tx: Tx, playback: PlaybackEntity): Promise<void> {
    await tx.insert(PlaybackEntity, playback);
  }

  /** The grant if it was given to this person in this session and has not ended. */
  granted(id: string, personId: string, sessionId: string): Promise<PlaybackEntity | null> {
    return this.dataSource
      .getRepository(PlaybackEntity)
      .createQueryBuilder('playback')
      .where('playback.id = :id', { id })
      .andWhere('playback.person_id = :personId', { personId })
      .andWhere('playback.session_id = :sessionId', { sessionId })
      .andWhere('playback.ended_at IS NULL')
      .getOne();
  }

  lock(tx: Tx, id: string): Promise<PlaybackEntity | null> {
    return tx
      .getRepository(PlaybackEntity)
      .findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async update(tx: Tx, id: string, change: Partial<PlaybackEntity>): Promise<void> {
    await tx.update(PlaybackEntity, { id }, change);
  }

  /** Ends the grants that this session holds for the clip: whoever opens it anew starts anew. */
  async endOthers(tx: Tx, clipId: string, sessionId: string, at: Date): Promise<void> {
    await tx
      .createQueryBuilder()
      .update(PlaybackEntity)
      .set({ endedAt: at })
      .where('clip_id = :clipId AND session_id = :sessionId AND ended_at IS NULL', {
        clipId,
        sessionId,
      })
      .execute();
  }

  /** Ends the grants that were given for a review of the clip; playbacks are found by their clip. */
  async endOfReview(tx: Tx, clipId: string, reviewId: string, at: Date): Promise<void> {
    await tx.update(PlaybackEntity, { clipId, reviewId, endedAt: IsNull() }, { endedAt: at });
  }
}
