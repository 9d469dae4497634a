import { Injectable } from '@nestjs/common';

import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { invariant } from '../../platform/errors/invariant.js';
import { newId } from '../../platform/ids.js';
import type { Purpose } from '../domain/categories.js';
import { playbackOpened } from '../domain/footage.audit-events.js';
import { footageRefusals } from '../domain/footage.errors.js';
import type { ClipEntity } from '../persistence/clip.entity.js';
import type { PlaybackEntity } from '../persistence/playback.entity.js';
import { PlaybacksRepository } from '../persistence/playbacks.repository.js';
import { RenditionsRepository } from '../persistence/renditions.repository.js';
import { VisibleClips } from './visible-clips.js';

export interface OpenedPlayback {
  readonly id: string;
  readonly rendition: 'original' | 'proxy';
  readonly mediaType: string;
  readonly durationMs: number;
}

/** Grants one person, in this session, the bytes of one clip, for a stated purpose. */
@Injectable()
export class OpenPlaybackCommand {
  constructor(
    private readonly visible: VisibleClips,
    private readonly renditions: RenditionsRepository,
    private readonly playbacks: PlaybacksRepository,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `footage.clip-not-found`, `.not-playable` */
  async execute(actor: SignedIn, clipId: string, purpose: Purpose): Promise<OpenedPlayback> {
    const clip = await this.visible.within(actor, 'clip.view', clipId);
    return this.transactions.run((tx) => this.grant(tx, actor, clip, { purpose, reviewId: null }));
  }

  /**
   * For the review feature, which has decided that this clip is this person's to review: that may
   * be one outside of the person's unit.
   * @throws DomainError `footage.clip-not-found`, `.not-playable`
   */
  async forReview(
    tx: Tx,
    actor: SignedIn,
    clipId: string,
    reviewId: string,
  ): Promise<OpenedPlayback> {
    const clip = await this.visible.anywhere(tx, clipId);
    return this.grant(tx, actor, clip, { purpose: 'review', reviewId });
  }

  /** Takes back what was granted for a review that is over. */
  endForReview(tx: Tx, clipId: string, reviewId: string, at: Date): Promise<void> {
    return this.playbacks.endOfReview(tx, clipId, reviewId, at);
  }

  private async grant(
    tx: Tx,
    actor: SignedIn,
    clip: ClipEntity,
    { purpose, reviewId }: { purpose: Purpose; reviewId: string | null },
  ): Promise<OpenedPlayback> {
    if (clip.state !== 'ready') throw footageRefusals.refuse('not-playable');
    invariant(actor.sessionId, 'Only somebody with a session watches footage');
    const now = this.clock.now();
    const playback: PlaybackEntity = {
      ...(await this.playableBytes(tx, clip)),
      id: newId(),
      clipId: clip.id,
      personId: actor.personId,
      sessionId: actor.sessionId,
      purpose,
      reviewId,
      startedAt: now,
      endedAt: null,
      lastServedAt: null,
      servedRequests: 0,
      servedBytes: 0,
      servedRanges: [],
    };
    await this.playbacks.endOthers(tx, clip.id, actor.sessionId, now);
    await this.playbacks.insert(tx, playback);
    const { id, rendition, mediaType } = playback;
    const facts = { playback: id, rendition, review: reviewId };
    await this.trail.record(tx, actor, playbackOpened({ id: clip.id, facts, purpose }));
    return { id, rendition, mediaType, durationMs: clip.durationMs ?? 0 };
  }

  private async playableBytes(
    tx: Tx,
    clip: ClipEntity,
  ): Promise<
    Pick<PlaybackEntity, 'rendition' | 'objectKey' | 'sha256' | 'sizeBytes' | 'mediaType'>
  > {
    const proxy = await this.renditions.one(clip.id, 'proxy', tx);
    if (proxy) {
      const { objectKey, sha256, sizeBytes, mediaType } = proxy;
      return { rendition: 'proxy', objectKey, sha256, sizeBytes, mediaType };
    }
    const { objectKey, sha256, sizeBytes } = clip;
    invariant(
      objectKey !== null && sha256 !== null && sizeBytes !== null,
      'A ready clip is stored',
    );
    return { rendition: 'original', objectKey, sha256, sizeBytes, mediaType: 'video/mp4' };
  }
}
