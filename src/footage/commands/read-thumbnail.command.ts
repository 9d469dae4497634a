import { Injectable } from '@nestjs/common';

import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { ObjectStore, type OpenedObject } from '../../platform/object-store/object-store.js';
import { clipRead } from '../domain/footage.audit-events.js';
import { footageRefusals } from '../domain/footage.errors.js';
import { StillGrants } from '../domain/still-grants.js';
import { RenditionsRepository } from '../persistence/renditions.repository.js';
import { VisibleClips } from './visible-clips.js';

/** Opens a clip's thumbnail. It is footage: whoever may not watch the clip may not see it either. */
@Injectable()
export class ReadThumbnailCommand {
  constructor(
    private readonly visible: VisibleClips,
    private readonly renditions: RenditionsRepository,
    private readonly store: ObjectStore,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly stills: StillGrants,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `footage.clip-not-found`, `authorization.needed`, `footage.no-thumbnail` */
  async execute(
    actor: SignedIn,
    clipId: string,
  ): Promise<OpenedObject & { readonly mediaType: string }> {
    const { id } = (await this.visible.watchable(actor, clipId)).clip;
    const thumbnail = await this.renditions.one(id, 'thumbnail');
    if (!thumbnail) throw footageRefusals.refuse('no-thumbnail');
    // The entry of a list that this session just read names the clip already.
    if (!this.stills.holds(actor.sessionId ?? '', id, this.clock.now())) {
      await this.transactions.run((tx) =>
        this.trail.record(tx, actor, clipRead({ id, facts: { part: 'thumbnail' } })),
      );
    }
    return { ...(await this.store.open(thumbnail.objectKey)), mediaType: thumbnail.mediaType };
  }
}
