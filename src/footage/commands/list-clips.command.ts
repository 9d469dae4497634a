import { Injectable } from '@nestjs/common';

import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import {
  decodeCursor,
  DEFAULT_PAGE_LIMIT,
  type Page,
  type PageRequest,
  toPage,
} from '../../platform/http/page.js';
import { clipsListed } from '../domain/footage.audit-events.js';
import { StillGrants } from '../domain/still-grants.js';
import type { ClipFilter, ClipPosition } from '../persistence/clips.repository.js';
import { type ClipSummary, ClipSummaries } from '../queries/clip-summaries.query.js';
import { VisibleClips } from './visible-clips.js';

const LIST = 'clips';

/** Finds clips, newest first; what was looked for is entered in the trail. */
@Injectable()
export class ListClipsCommand {
  constructor(
    private readonly visible: VisibleClips,
    private readonly summaries: ClipSummaries,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly stills: StillGrants,
    private readonly clock: Clock,
  ) {}

  async execute(
    actor: SignedIn,
    filter: ClipFilter,
    { cursor, limit = DEFAULT_PAGE_LIMIT }: PageRequest,
  ): Promise<Page<ClipSummary>> {
    const after = cursor === undefined ? null : positionOf(decodeCursor(LIST, cursor));
    const rows = await this.visible.page(actor, filter, after, limit + 1);
    const page = toPage(rows, limit, {
      name: LIST,
      position: ({ recordedAt, id }) => [recordedAt.toISOString(), id],
      show: (clip) => clip,
    });
    const pictures = await this.visible.picturesOf(actor, page.items);
    const items = await this.summaries.of(page.items, pictures);
    const { officerId: officer = null, unitId: unit = null, state = null } = filter;
    const stills = withStill(items);
    const facts = { shown: items.length, officer, unit, state, stills };
    await this.transactions.run((tx) =>
      this.trail.record(tx, actor, clipsListed({ id: 'all', facts })),
    );
    this.stills.grant(actor.sessionId ?? '', stills, this.clock.now());
    return { items, nextCursor: page.nextCursor };
  }
}

function withStill(items: readonly ClipSummary[]): string[] {
  return items.filter(({ hasThumbnail }) => hasThumbnail).map(({ clip }) => clip.id);
}

function positionOf([recordedAt = '', id = '']: string[]): ClipPosition {
  return { recordedAt: new Date(recordedAt), id };
}
