import { Injectable } from '@nestjs/common';

import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { Transactions } from '../../platform/database/transactions.js';
import { invariant } from '../../platform/errors/invariant.js';
import { clipRead } from '../domain/footage.audit-events.js';
import { ClipCategoriesRepository } from '../persistence/clip-categories.repository.js';
import type { ClipCategoryEntity } from '../persistence/clip-category.entity.js';
import type { RenditionEntity } from '../persistence/rendition.entity.js';
import { RenditionsRepository } from '../persistence/renditions.repository.js';
import { type ClipSummary, ClipSummaries } from '../queries/clip-summaries.query.js';
import { VisibleClips } from './visible-clips.js';

export interface ClipDetail extends ClipSummary {
  readonly renditions: readonly RenditionEntity[];
  /** Newest first. */
  readonly categoryHistory: readonly ClipCategoryEntity[];
}

/** Reads everything that the ledger knows of one clip. */
@Injectable()
export class ReadClipCommand {
  constructor(
    private readonly visible: VisibleClips,
    private readonly renditions: RenditionsRepository,
    private readonly categories: ClipCategoriesRepository,
    private readonly summaries: ClipSummaries,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
  ) {}

  /** @throws DomainError `footage.clip-not-found` */
  async execute(actor: SignedIn, clipId: string): Promise<ClipDetail> {
    const clip = await this.visible.within(actor, 'clip.search', clipId);
    const pictures = await this.visible.picturesOf(actor, [clip]);
    const [[summary], renditions, categoryHistory] = await Promise.all([
      this.summaries.of([clip], pictures),
      this.renditions.of(clip.id),
      this.categories.history(clip.id),
    ]);
    invariant(summary, 'One clip has one summary');
    await this.transactions.run((tx) =>
      this.trail.record(tx, actor, clipRead({ id: clip.id, facts: { part: 'facts' } })),
    );
    return { ...summary, renditions, categoryHistory };
  }
}
