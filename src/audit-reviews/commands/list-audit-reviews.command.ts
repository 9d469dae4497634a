import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import {
  decodeCursor,
  DEFAULT_PAGE_LIMIT,
  type Page,
  type PageRequest,
  toPage,
} from '../../platform/http/page.js';
import { type AuditReviewState, dueAt, unmarked } from '../domain/audit-review.js';
import { auditReviewsListed } from '../domain/audit-reviews.audit-events.js';
import type { AuditReviewEntity } from '../persistence/audit-review.entity.js';
import type { AuditReviewFindingEntity } from '../persistence/audit-review-finding.entity.js';
import { AuditReviewsRepository } from '../persistence/audit-reviews.repository.js';
import { ReviewedWeeks } from './reviewed-weeks.js';

/** A week in the list of reviews. */
export interface ListedWeek {
  readonly week: string;
  readonly state: AuditReviewState;
  readonly from: Date;
  readonly to: Date;
  readonly dueAt: Date;
  readonly isOverdue: boolean;
  /** Findings in which anything was found; of the running week nobody knows yet. */
  readonly toLookAt: number;
  readonly unmarked: number;
  readonly needAction: number;
  readonly signedAt: Date | null;
}

export type ListedWeeks = Page<ListedWeek> & { readonly running: ListedWeek };

const LIST = 'audit-reviews';

/** Lists the weekly reviews, newest first. */
@Injectable()
export class ListAuditReviewsCommand {
  constructor(
    private readonly reviews: AuditReviewsRepository,
    private readonly weeks: ReviewedWeeks,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `audit-review.no-agency`, `page.wrong-cursor` */
  execute(actor: SignedIn, request: PageRequest): Promise<ListedWeeks> {
    const { cursor, limit = DEFAULT_PAGE_LIMIT } = request;
    const [position = ''] = cursor === undefined ? [] : decodeCursor(LIST, cursor);
    const before = cursor === undefined ? null : new Date(position);
    return this.transactions.run(async (tx) => {
      const { week } = await this.weeks.running(tx);
      const rows = await this.reviews.page(tx, before, limit + 1);
      const findings = await this.findingsByWeek(tx, rows);
      const now = this.clock.now();
      const page = toPage(rows, limit, {
        name: LIST,
        position: ({ fromAt }) => [fromAt.toISOString()],
        show: (row) => listed(row, findings.get(row.week) ?? [], now),
      });
      const facts = { shown: page.items.length };
      await this.trail.record(tx, actor, auditReviewsListed({ id: 'reviews', facts }));
      const nothing = { toLookAt: 0, unmarked: 0, needAction: 0, signedAt: null };
      const { name, from, to } = week;
      const times = { from, to, dueAt: dueAt(week), isOverdue: false };
      return { ...page, running: { week: name, state: 'open' as const, ...times, ...nothing } };
    });
  }

  private async findingsByWeek(tx: Tx, rows: readonly AuditReviewEntity[]) {
    const findings = await this.reviews.findingsOf(
      tx,
      rows.map(({ week }) => week),
    );
    return Map.groupBy(findings, ({ week }) => week);
  }
}

function listed(
  row: AuditReviewEntity,
  findings: readonly AuditReviewFindingEntity[],
  now: Date,
): ListedWeek {
  const due = dueAt({ to: row.toAt });
  return {
    ...{ week: row.week, from: row.fromAt, to: row.toAt, dueAt: due, signedAt: row.signedAt },
    state: row.signedAt === null ? 'due' : 'signed',
    isOverdue: row.signedAt === null && now > due,
    toLookAt: findings.filter(({ found }) => found > 0).length,
    unmarked: unmarked(findings).length,
    needAction: findings.filter(({ mark }) => mark === 'needs-action').length,
  };
}
