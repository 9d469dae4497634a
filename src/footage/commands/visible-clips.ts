import { Injectable } from '@nestjs/common';

import { Denials } from '../../audit-trail/audit-trail.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import type { Tx } from '../../platform/database/transactions.js';
import { clipReadDenied, type ClipPermission } from '../domain/footage.audit-events.js';
import { footageRefusals } from '../domain/footage.errors.js';
import type { ClipEntity } from '../persistence/clip.entity.js';
import { ClipsRepository } from '../persistence/clips.repository.js';

/** The one way to a clip for somebody who asks for it by its identifier. */
@Injectable()
export class VisibleClips {
  constructor(
    private readonly clips: ClipsRepository,
    private readonly denials: Denials,
  ) {}

  /**
   * The clip, if it lies within the reach of the person's permission. Otherwise it does not exist,
   * and that somebody tried is entered, because whoever goes through foreign clips should be seen.
   * @throws DomainError `footage.clip-not-found`
   */
  async within(actor: SignedIn, permission: ClipPermission, clipId: string): Promise<ClipEntity> {
    const clip = await this.clips.byIdWithin(clipId, actor.scope(permission));
    if (clip) return clip;
    // In the spelling of the ledger, so that the attempt stands in the clip's chain of custody.
    const id = clipId.toLowerCase();
    const facts = { permission };
    await this.denials.record(actor, clipReadDenied({ id, facts, outcome: 'denied' }));
    throw footageRefusals.refuse('clip-not-found');
  }

  /**
   * A clip whatever its unit, for a feature that has decided that it is this person's to see.
   * @throws DomainError `footage.clip-not-found`
   */
  async anywhere(tx: Tx, clipId: string): Promise<ClipEntity> {
    const clip = await this.clips.byId(clipId, tx);
    if (!clip) throw footageRefusals.refuse('clip-not-found');
    return clip;
  }
}
