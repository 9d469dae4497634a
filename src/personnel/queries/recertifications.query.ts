import { Injectable } from '@nestjs/common';
import { Transactions } from '../../platform/database/transactions.js';
import {
  decodeCursor,
  DEFAULT_PAGE_LIMIT,
  type Page,
  type PageRequest,
  toPage,
} from '../../platform/http/page.js';
import type { Progress } from '../domain/recertification.js';
import { recertificationRefusals } from '../domain/recertification.errors.js';
import type { RecertificationEntity } from '../persistence/recertification.entity.js';
import { RecertificationsRepository } from '../persistence/recertifications.repository.js';

export interface ListedRecertification {
  readonly review: RecertificationEntity;
  readonly progress: Progress | undefined;
}

const LIST = 'recertifications';

/** Reviews of accounts and how far they are: figures, and nothing about any person. */
@Injectable()
export class RecertificationsQuery {
  constructor(
    private readonly recertifications: RecertificationsRepository,
    private readonly transactions: Transactions,
  ) {}

  page({ cursor, limit = DEFAULT_PAGE_LIMIT }: PageRequest): Promise<Page<ListedRecertification>> {
    const [before] = cursor === undefined ? [] : decodeCursor(LIST, cursor);
    return this.transactions.run(async (tx) => {
      const from = before === undefined ? null : new Date(before);
      const reviews = await this.recertifications.page(tx, from, limit + 1);
      const ids = reviews.map(({ id }) => id);
      const progress = await this.recertifications.progressOf(tx, ids);
      return toPage(reviews, limit, {
        name: LIST,
        position: ({ openedAt }) => [openedAt.toISOString()],
        show: (review) => ({ review, progress: progress.get(review.id) }),
      });
    });
  }

  /** @throws DomainError `recertification.not-found` */
  one(id: string): Promise<ListedRecertification> {
    return this.transactions.run(async (tx) => {
      const review = await this.recertifications.find(tx, id);
      if (review === null) throw recertificationRefusals.refuse('not-found');
      const progress = await this.recertifications.progressOf(tx, [id]);
      return { review, progress: progress.get(id) };
    });
  }
}
