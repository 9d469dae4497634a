import { Injectable } from '@nestjs/common';

import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { newId } from '../../platform/ids.js';
import type { Category } from '../domain/categories.js';
import { clipCategorized } from '../domain/footage.audit-events.js';
import { footageRefusals } from '../domain/footage.errors.js';
import { ClipCategoriesRepository } from '../persistence/clip-categories.repository.js';
import { ClipsRepository } from '../persistence/clips.repository.js';
import { VisibleClips } from './visible-clips.js';

/** Says what a clip is about, and why. The earlier answers stay in the history. */
@Injectable()
export class CategorizeClipCommand {
  constructor(
    private readonly visible: VisibleClips,
    private readonly clips: ClipsRepository,
    private readonly categories: ClipCategoriesRepository,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `footage.clip-not-found`, `.not-categorizable` */
  async execute(
    actor: SignedIn,
    clipId: string,
    { category, reason }: { category: Category; reason: string },
  ): Promise<void> {
    const { id } = await this.visible.within(actor, 'clip.categorize', clipId);
    await this.transactions.run(async (tx) => {
      const clip = await this.clips.lock(tx, id);
      if (clip?.state !== 'ready') throw footageRefusals.refuse('not-categorizable');
      await this.clips.update(tx, id, { category });
      const decision = { id: newId(), clipId: id, category, reason, decidedBy: actor.personId };
      await this.categories.add(tx, { ...decision, decidedAt: this.clock.now() });
      const facts = { from: clip.category, to: category };
      await this.trail.record(tx, actor, clipCategorized({ id, facts, disclosures: { reason } }));
    });
  }
}
