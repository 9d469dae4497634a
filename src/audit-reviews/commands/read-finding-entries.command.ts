import { Injectable } from '@nestjs/common';
import {
  AuditTrail,
  ChainOfCustody,
  type CustodyStep,
} from '../../audit-trail/audit-trail.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import {
  decodeCursor,
  DEFAULT_PAGE_LIMIT,
  type Page,
  type PageRequest,
  toPage,
} from '../../platform/http/page.js';
import { findingEntriesRead } from '../domain/audit-reviews.audit-events.js';
import { auditReviewRefusals } from '../domain/audit-reviews.errors.js';
import type { FindingId } from '../domain/findings.js';
import { AuditReviewsRepository } from '../persistence/audit-reviews.repository.js';
import { FindingsQuery, type Reviewed } from '../queries/findings.query.js';
import { ReviewedWeeks } from './reviewed-weeks.js';

/** Reads the entries of one finding of a week, newest first. */
@Injectable()
export class ReadFindingEntriesCommand {
  constructor(
    private readonly reviews: AuditReviewsRepository,
    private readonly weeks: ReviewedWeeks,
    private readonly findings: FindingsQuery,
    private readonly custody: ChainOfCustody,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
  ) {}

  /** @throws DomainError `audit-review.not-found`, `page.wrong-cursor` */
  async execute(
    actor: SignedIn,
    week: string,
    finding: FindingId,
    { cursor, limit = DEFAULT_PAGE_LIMIT }: PageRequest,
  ): Promise<Page<CustodyStep>> {
    const list = `audit-review.${week}.${finding}`;
    const before = cursor === undefined ? null : (decodeCursor(list, cursor)[0] ?? null);
    const page = await this.transactions.run(async (tx) => {
      const reviewed = await this.reviewed(tx, week);
      const rows = await this.findings.page(tx, reviewed, finding, { before, limit: limit + 1 });
      const page = toPage(rows, limit, {
        name: list,
        position: ({ id }) => [id],
        show: (row) => row,
      });
      const facts = { finding, shown: page.items.length };
      await this.trail.record(tx, actor, findingEntriesRead({ id: week, facts }));
      return page;
    });
    return { ...page, items: await this.custody.named(page.items) };
  }

  private async reviewed(tx: Tx, name: string): Promise<Reviewed> {
    const review = await this.reviews.byWeek(tx, name);
    if (review !== null) return this.weeks.of(review);
    const { week, reviewed } = await this.weeks.running(tx);
    if (week.name !== name) throw auditReviewRefusals.refuse('not-found', { week: name });
    return reviewed;
  }
}
