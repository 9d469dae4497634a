import { Injectable } from '@nestjs/common';
import {
  AuditTrail,
  type Burst,
  BurstsQuery,
  mayDisclose,
} from '../../audit-trail/audit-trail.public.js';
import { IdentityDirectory, type SignedIn } from '../../identity/identity.public.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { mayJudge } from '../domain/audit-review.js';
import { auditReviewRead } from '../domain/audit-reviews.audit-events.js';
import { auditReviewRefusals } from '../domain/audit-reviews.errors.js';
import { type Comparison, compare } from '../domain/comparison.js';
import { BURST, BURST_BY, FINDING_IDS, type FindingId } from '../domain/findings.js';
import type { Week } from '../domain/week.js';
import type { AuditReviewFindingEntity } from '../persistence/audit-review-finding.entity.js';
import type { AuditReviewFollowUpEntity } from '../persistence/audit-review-follow-up.entity.js';
import type { AuditReviewEntity } from '../persistence/audit-review.entity.js';
import { AuditReviewsRepository } from '../persistence/audit-reviews.repository.js';
import { FindingsQuery, type Reviewed } from '../queries/findings.query.js';
import { ReviewedWeeks } from './reviewed-weeks.js';

export interface FindingInReview {
  readonly id: FindingId;
  readonly found: number;
  readonly comparison: Comparison;
  /** Null while nobody has marked it. */
  readonly marked: AuditReviewFindingEntity | null;
  /** How many of its entries are the reader's own acts. */
  readonly yourActs: number;
  /** Whether the reader may mark it as far as that goes. */
  readonly isYoursToMark: boolean;
}

export interface FoundBurst {
  readonly by: (typeof BURST_BY)[number];
  /** Null for readers who may not see what entries keep beside them. */
  readonly value: string | null;
  readonly times: number;
  readonly peak: number;
}

export interface AuditReviewView {
  readonly week: Pick<Week, 'name' | 'from' | 'to'>;
  readonly reviewed: Reviewed;
  /** Null while the week runs. */
  readonly review: AuditReviewEntity | null;
  readonly findings: readonly FindingInReview[];
  readonly bursts: readonly FoundBurst[];
  readonly followUps: readonly AuditReviewFollowUpEntity[];
  /** Of whoever marked, signed or added something. */
  readonly names: ReadonlyMap<string, string>;
}

type Unnamed = Omit<AuditReviewView, 'names'>;

/** Reads the review of one week, or the running one so far. */
@Injectable()
export class ReadAuditReviewCommand {
  constructor(
    private readonly reviews: AuditReviewsRepository,
    private readonly weeks: ReviewedWeeks,
    private readonly findings: FindingsQuery,
    private readonly bursts: BurstsQuery,
    private readonly people: IdentityDirectory,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
  ) {}

  /** @throws DomainError `audit-review.not-found` */
  async execute(actor: SignedIn, week: string): Promise<AuditReviewView> {
    const reviewers = await this.people.peopleWith('audit-trail.review');
    const view = await this.transactions.run(async (tx) => {
      const review = await this.reviews.byWeek(tx, week);
      const found =
        review === null
          ? await this.running(tx, week)
          : await this.kept(tx, review, actor, reviewers);
      const facts = { bursts: found.bursts.some(({ value }) => value !== null) };
      await this.trail.record(tx, actor, auditReviewRead({ id: week, facts }));
      return found;
    });
    return { ...view, names: await this.people.namesOf(peopleIn(view)) };
  }

  private async running(tx: Tx, name: string): Promise<Unnamed> {
    const { week, reviewed } = await this.weeks.running(tx);
    if (week.name !== name) throw auditReviewRefusals.refuse('not-found', { week: name });
    const counts = await this.findings.countAll(tx, reviewed);
    const before = await this.reviews.foundBefore(tx, week.from);
    const findings = FINDING_IDS.map((id) => {
      const found = counts.get(id) ?? 0;
      const comparison = compare(found, before.get(id) ?? []);
      return { id, found, comparison, marked: null, yourActs: 0, isYoursToMark: false };
    });
    return { week, reviewed, review: null, findings, bursts: [], followUps: [] };
  }

  private async kept(
    tx: Tx,
    review: AuditReviewEntity,
    actor: SignedIn,
    reviewers: readonly string[],
  ): Promise<Unnamed> {
    const reviewed = this.weeks.of(review);
    const rows = await this.reviews.findingsOf(tx, [review.week]);
    const before = await this.reviews.foundBefore(tx, review.fromAt);
    const findings: FindingInReview[] = [];
    for (const id of FINDING_IDS) {
      const row = rows.find(({ finding }) => finding === id);
      // A review that was opened by an older version lacks the findings that came later.
      if (row === undefined) continue;
      const acts =
        row.found === 0 || review.signedAt !== null
          ? new Map<string, number>()
          : await this.findings.actsOf(tx, reviewed, id, reviewers);
      const yourActs = acts.get(actor.personId) ?? 0;
      findings.push({
        ...{ id, found: row.found, marked: row.mark === null ? null : row, yourActs },
        comparison: compare(row.found, before.get(id) ?? []),
        isYoursToMark: actor.can('audit-trail.review') && mayJudge(actor.personId, acts),
      });
    }
    const bursts = await this.burstsOf(tx, reviewed, actor);
    const followUps = await this.reviews.followUps(tx, review.week);
    const week = { name: review.week, from: review.fromAt, to: review.toAt };
    return { week, reviewed, review, findings, bursts, followUps };
  }

  private async burstsOf(tx: Tx, reviewed: Reviewed, actor: SignedIn): Promise<FoundBurst[]> {
    const found: FoundBurst[] = [];
    for (const by of BURST_BY) {
      const bursts: Burst[] = await this.bursts.find(tx, reviewed, { ...BURST, by });
      const isShown = mayDisclose(by, BURST.kind, actor);
      found.push(...bursts.map((burst) => ({ ...burst, by, value: isShown ? burst.value : null })));
    }
    return found;
  }
}

function peopleIn({ review, findings, followUps }: Unnamed): string[] {
  const markers = findings.map(({ marked }) => marked?.markedBy);
  const all = [...markers, review?.signedBy, ...followUps.map(({ addedBy }) => addedBy)];
  return [...new Set(all.filter((id) => typeof id === 'string'))];
}
