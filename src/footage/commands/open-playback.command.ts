import { Injectable } from '@nestjs/common';

import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { invariant } from '../../platform/errors/invariant.js';
import { newId } from '../../platform/ids.js';
import { playbackOpened } from '../domain/footage.audit-events.js';
import { footageRefusals } from '../domain/footage.errors.js';
import { checkPurpose, disclosedOf, FOR_REVIEW, type StatedPurpose } from '../domain/purposes.js';
import type { ClipEntity } from '../persistence/clip.entity.js';
import type { PlaybackEntity } from '../persistence/playback.entity.js';
import { PlaybacksRepository } from '../persistence/playbacks.repository.js';
import { RenditionsRepository } from '../persistence/renditions.repository.js';
import { VisibleClips, type WatchableClip } from './visible-clips.js';

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

  /**
   * @throws DomainError `footage.clip-not-found`, `authorization.needed`, `footage.not-playable`,
   *   `.reference-missing`, `.explanation-missing`
   */
  async execute(actor: SignedIn, clipId: string, stated: StatedPurpose): Promise<OpenedPlayback> {
    const watchable = await this.visible.watchable(actor, clipId);
    checkPurpose(stated);
    return this.transactions.run((tx) =>
      this.grant(tx, actor, watchable, { stated, reviewId: null }),
    );
  }

  /**
   * For the review feature, which has decided that this clip is this person's to review: that may
   * be one outside of the person's unit.
   * @throws DomainError `footage.clip-not-found`, `authorization.needed`, `footage.not-playable`
   */
  async forReview(
    tx: Tx,
    actor: SignedIn,
    clipId: string,
    reviewId: string,
  ): Promise<OpenedPlayback> {
    const watchable = await this.visible.assigned(tx, actor, clipId);
    return this.grant(tx, actor, watchable, { stated: FOR_REVIEW, reviewId });
  }

  /** Takes back what was granted for a review that is over. */
  endForReview(tx: Tx, clipId: string, reviewId: string, at: Date): Promise<void> {
    return this.playbacks.endOfReview(tx, clipId, reviewId, at);
  }

  private async grant(
    tx: Tx,
    actor: SignedIn,
    { clip, authorizationId }: WatchableClip,
    { stated, reviewId }: { stated: StatedPurpose; reviewId: string | null },
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
      purpose: stated.purpose,
      purposeReference: stated.reference,
      purposeExplanation: stated.explanation,
      authorizationId,
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
    const facts = { playback: id, rendition, review: reviewId, authorization: authorizationId };
    const why = { purpose: stated.purpose, disclosures: disclosedOf(stated) };
    await this.trail.record(tx, actor, playbackOpened({ id: clip.id, facts, ...why }));
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
