import { Injectable } from '@nestjs/common';
import { Denials } from '../../audit-trail/audit-trail.public.js';
import { AuthorizationDirectory } from '../../authorizations/authorizations.public.js';
import type { Permission, SignedIn } from '../../identity/identity.public.js';
import type { Tx } from '../../platform/database/transactions.js';
import {
  clipReadDenied,
  type ClipPermission,
  watchingDenied,
} from '../domain/footage.audit-events.js';
import { footageRefusals } from '../domain/footage.errors.js';
import type { ClipEntity } from '../persistence/clip.entity.js';
import { type ClipReach, isCleared, isWithin } from '../persistence/clip-policy.js';
import {
  type ClipFilter,
  type ClipPosition,
  ClipsRepository,
} from '../persistence/clips.repository.js';

/** A clip that somebody may watch now, and the written authorization by which. */
export interface WatchableClip {
  readonly clip: ClipEntity;
  readonly authorizationId: string;
}

/** The one way to clips for somebody who asks for them. */
@Injectable()
export class VisibleClips {
  constructor(
    private readonly clips: ClipsRepository,
    private readonly authorizations: AuthorizationDirectory,
    private readonly denials: Denials,
  ) {}

  /**
   * The clip, if it lies within the reach of the person's permission and, where it is restricted,
   * of a clearance. Otherwise it does not exist, and that somebody tried is entered, because
   * whoever goes through foreign clips should be seen.
   * @throws DomainError `footage.clip-not-found`
   */
  async within(actor: SignedIn, permission: ClipPermission, clipId: string): Promise<ClipEntity> {
    const { clearances } = await this.authorizations.heldBy(actor);
    const scope = actor.scope(permission);
    const clip = await this.clips.byIdWithin(clipId, { scope, clearances });
    return clip ?? this.deny(actor, permission, clipId);
  }

  /**
   * The clip, if its pictures and sound may be given to the person now.
   * @throws DomainError `footage.clip-not-found`; `authorization.needed` where the person's role
   *   reaches the clip and no written authorization covers it
   */
  async watchable(actor: SignedIn, clipId: string): Promise<WatchableClip> {
    const held = await this.authorizations.heldBy(actor);
    const scope = actor.scope('clip.view');
    const clip = await this.clips.byIdWithin(clipId, { scope, clearances: held.clearances });
    if (clip === null) return this.deny(actor, 'clip.view', clipId);
    const authorizationId = held.covering(clip);
    if (authorizationId !== null) return { clip, authorizationId };
    const facts = { permission: 'clip.view' as const };
    await this.denials.record(actor, watchingDenied({ id: clip.id, facts, outcome: 'denied' }));
    throw held.refusal();
  }

  /**
   * A clip that is assigned to the person for review, whatever its unit. The review feature enters
   * a refusal.
   * @throws DomainError `footage.clip-not-found`, `authorization.needed`
   */
  async assigned(tx: Tx, actor: SignedIn, clipId: string): Promise<WatchableClip> {
    const held = await this.authorizations.heldBy(actor, tx);
    const clip = await this.clips.byId(clipId, tx);
    if (clip === null || !isCleared(clip, held.clearances)) {
      throw footageRefusals.refuse('clip-not-found');
    }
    return { clip, authorizationId: held.demand(clip, { isAssigned: true }) };
  }

  /** Which clips exist for the person by a permission, for queries that join them. */
  async reachOf(actor: SignedIn, permission: Permission): Promise<ClipReach> {
    const { clearances } = await this.authorizations.heldBy(actor);
    return { scope: actor.scope(permission), clearances };
  }

  /** Whether what a playback gives may still be given: asked for every stretch of bytes. */
  async isStillWatchable(
    actor: SignedIn,
    playback: { clipId: string; reviewId: string | null; authorizationId: string | null },
  ): Promise<boolean> {
    const { clipId, reviewId, authorizationId } = playback;
    const held = await this.authorizations.heldBy(actor);
    if (authorizationId === null || !held.has(authorizationId)) return false;
    const isReview = reviewId !== null;
    if (isReview && !actor.can('review.conduct')) return false;
    const scope = isReview ? ({ kind: 'all' } as const) : actor.scope('clip.view');
    const { clearances } = held;
    return (await this.clips.byIdWithin(clipId, { scope, clearances })) !== null;
  }

  /** Newest first; one row more than the limit tells that there is a next page. */
  async page(
    actor: SignedIn,
    filter: ClipFilter,
    after: ClipPosition | null,
    limit: number,
  ): Promise<ClipEntity[]> {
    const { clearances } = await this.authorizations.heldBy(actor);
    return this.clips.page({ scope: actor.scope('clip.search'), clearances }, filter, after, limit);
  }

  /** Those of the clips that exist for the person, whosever they are: the restricted fall out. */
  async cleared(actor: SignedIn, clips: readonly ClipEntity[], tx?: Tx): Promise<ClipEntity[]> {
    if (clips.every(({ restrictions }) => restrictions.length === 0)) return [...clips];
    const { clearances } = await this.authorizations.heldBy(actor, tx);
    return clips.filter((clip) => isCleared(clip, clearances));
  }

  /** Of which clips the person may see pictures now. */
  async picturesOf(actor: SignedIn, clips: readonly ClipEntity[]): Promise<Set<string>> {
    if (!actor.can('clip.view')) return new Set();
    const held = await this.authorizations.heldBy(actor);
    const reach = { scope: actor.scope('clip.view'), clearances: held.clearances };
    const seen = clips.filter((clip) => isWithin(clip, reach) && held.covering(clip) !== null);
    return new Set(seen.map(({ id }) => id));
  }

  private async deny(actor: SignedIn, permission: ClipPermission, clipId: string): Promise<never> {
    // In the spelling of the ledger, so that the attempt stands in the clip's chain of custody.
    const id = clipId.toLowerCase();
    const facts = { permission };
    await this.denials.record(actor, clipReadDenied({ id, facts, outcome: 'denied' }));
    throw footageRefusals.refuse('clip-not-found');
  }
}
