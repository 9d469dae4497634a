import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AgencyDirectory } from '../../agency/agency.public.js';
import { type Clip, FootageDirectory } from '../../footage/footage.public.js';
import type { Tx } from '../../platform/database/transactions.js';
import { invariant } from '../../platform/errors/invariant.js';
import { DomainEvents } from '../../platform/events/domain-events.js';
import { newId } from '../../platform/ids.js';
import { type DrawExecuted, drawExecuted } from '../../sampling/sampling.public.js';
import { drawPlaces } from '../domain/draw-places.js';
import { dueDate } from '../domain/due-date.js';
import { CURRENT_FORM } from '../domain/review-form.js';
import type { ReviewEntity } from '../persistence/review.entity.js';
import { ReviewsRepository } from '../persistence/reviews.repository.js';

/** Clips that are looked up at a time. */
const BATCH = 1000;

/**
 * Puts what a draw selected into the reviewers' queues. It happens in the transaction of the draw,
 * whose own entry in the trail covers it: no draw is executed without its reviews.
 */
@Injectable()
export class AssignReviews implements OnModuleInit {
  constructor(
    private readonly events: DomainEvents,
    private readonly footage: FootageDirectory,
    private readonly agency: AgencyDirectory,
    private readonly reviews: ReviewsRepository,
  ) {}

  onModuleInit(): void {
    this.events.subscribe(drawExecuted, (tx, draw) => this.assign(tx, draw));
  }

  private async assign(tx: Tx, draw: DrawExecuted): Promise<void> {
    const clips = await this.clipsOf(tx, draw);
    const places = drawPlaces(clips.map(({ id, officerId }) => ({ clipId: id, officerId })));
    const agency = await this.agency.settings(tx);
    const dueAt = dueDate(draw.executedAt, draw.dueDays, agency?.timeZone ?? 'UTC');
    const rows = draw.reviews.map(({ reviewerId }, at): ReviewEntity => {
      const clip = clips[at];
      const place = places.get(clip?.id ?? '');
      invariant(clip && place && clip.durationMs !== null, 'A drawn clip has a known length');
      return {
        ...{ id: newId(), drawId: draw.drawId, clipId: clip.id, reviewerId, ...place },
        ...{ officerId: clip.officerId, unitId: clip.unitId, clipDurationMs: clip.durationMs },
        ...{ state: 'assigned', assignedAt: draw.executedAt, dueAt, openedAt: null },
        ...{ signedAt: null, formVersion: CURRENT_FORM.version, answers: [], notes: '' },
        ...{ requiredWatchSharePercent: draw.requiredWatchSharePercent, watchedMs: 0 },
      };
    });
    await this.reviews.insert(tx, rows);
  }

  /** The drawn clips, in the order of the draw. */
  private async clipsOf(tx: Tx, draw: DrawExecuted): Promise<Clip[]> {
    const ids = draw.reviews.map(({ clipId }) => clipId);
    const clips = new Map<string, Clip>();
    for (let at = 0; at < ids.length; at += BATCH) {
      const found = await this.footage.clipsByIds(tx, ids.slice(at, at + BATCH));
      for (const clip of found) clips.set(clip.id, clip);
    }
    return ids.map((id) => {
      const clip = clips.get(id);
      invariant(clip, `The drawn clip ${id} is not in the ledger`);
      return clip;
    });
  }
}
