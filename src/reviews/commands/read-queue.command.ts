import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { type ClipSummary, FootageDirectory, StillGrants } from '../../footage/footage.public.js';
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
import { queueRead } from '../domain/reviews.audit-events.js';
import type { ReviewEntity } from '../persistence/review.entity.js';
import { type QueueSummary, ReviewQueueQuery } from '../queries/review-queue.query.js';

export interface QueuedReview {
  readonly review: ReviewEntity;
  /** Null where the clip is restricted and the reviewer has no clearance for it. */
  readonly clip: ClipSummary | null;
  readonly isOverdue: boolean;
}

export type Queue = Page<QueuedReview> & QueueSummary;

const LIST = 'review-queue';

/** Reads one's own queue. It names officers, so reading it is entered in the trail. */
@Injectable()
export class ReadQueueCommand {
  constructor(
    private readonly queue: ReviewQueueQuery,
    private readonly footage: FootageDirectory,
    private readonly stills: StillGrants,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async execute(actor: SignedIn, request: PageRequest): Promise<Queue> {
    const { cursor, limit = DEFAULT_PAGE_LIMIT } = request;
    const [dueAt = '', id = ''] = cursor === undefined ? [] : decodeCursor(LIST, cursor);
    const after = cursor === undefined ? null : { dueAt, id };
    const now = this.clock.now();
    const { page, summary } = await this.transactions.run(async (tx) => {
      const rows = await this.queue.rows(tx, actor.personId, after, limit + 1);
      const page = toPage(rows, limit, {
        name: LIST,
        position: (row) => [row.dueAt.toISOString(), row.id],
        show: (row) => row,
      });
      return { page, summary: await this.queue.summary(tx, actor.personId, now) };
    });
    const ids = page.items.map(({ clipId }) => clipId);
    const clips = await this.footage.summariesOf(actor, ids);
    const items = page.items.map((review) => {
      const clip = clips.get(review.clipId) ?? null;
      return { review, clip, isOverdue: review.dueAt < now };
    });
    const stills = ids.filter((id) => clips.get(id)?.hasThumbnail === true);
    const facts = { shown: ids.length, remaining: summary.remaining, stills };
    await this.transactions.run((tx) =>
      this.trail.record(tx, actor, queueRead({ id: actor.personId, facts })),
    );
    this.stills.grant(actor.sessionId ?? '', stills, now);
    return { items, nextCursor: page.nextCursor, ...summary };
  }
}
