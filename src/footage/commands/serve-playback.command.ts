import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';

import { Denials } from '../../audit-trail/audit-trail.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { ObjectStore } from '../../platform/object-store/object-store.js';
import { readRange, type RangeAnswer } from '../domain/byte-range.js';
import { playbackDenied } from '../domain/footage.audit-events.js';
import { footageRefusals } from '../domain/footage.errors.js';
import type { PlaybackEntity } from '../persistence/playback.entity.js';
import { PlaybacksRepository } from '../persistence/playbacks.repository.js';
import { VisibleClips } from './visible-clips.js';

export interface MediaRequest {
  /** The Range header, if any. */
  readonly range?: string;
  /** The If-Range header: a range counts only while the entity is still this one. */
  readonly ifRange?: string;
}

export interface MediaAnswer {
  readonly playback: PlaybackEntity;
  readonly range: RangeAnswer;
  /** Opens the bytes; not called for HEAD. */
  open(): Promise<Readable>;
}

/**
 * Answers one request of a player. The grant, the role, the written authorization and the clearance
 * behind it are looked up anew for each: what ended a moment ago gives no further byte.
 */
@Injectable()
export class ServePlaybackCommand {
  constructor(
    private readonly playbacks: PlaybacksRepository,
    private readonly visible: VisibleClips,
    private readonly store: ObjectStore,
    private readonly denials: Denials,
  ) {}

  /**
   * @throws DomainError `footage.playback-not-found` for everybody but the one who opened it, and
   *   for that person once it may no longer be watched
   */
  async execute(actor: SignedIn, playbackId: string, request: MediaRequest): Promise<MediaAnswer> {
    const { personId, sessionId } = actor;
    const playback =
      sessionId === null ? null : await this.playbacks.granted(playbackId, personId, sessionId);
    if (!playback || !(await this.visible.isStillWatchable(actor, playback))) {
      await this.denials.record(
        actor,
        playbackDenied({ id: playbackId, facts: {}, outcome: 'denied' }),
      );
      throw footageRefusals.refuse('playback-not-found');
    }
    const isSameEntity = request.ifRange === undefined || request.ifRange === entityTag(playback);
    const range = readRange(isSameEntity ? request.range : undefined, playback.sizeBytes);
    return {
      playback,
      range,
      open: async () => {
        const part = range.kind === 'part' ? range : undefined;
        return (await this.store.open(playback.objectKey, part)).stream;
      },
    };
  }
}

/** Strong: the digest of the very bytes. */
export function entityTag(playback: PlaybackEntity): string {
  return `"${playback.sha256}"`;
}
