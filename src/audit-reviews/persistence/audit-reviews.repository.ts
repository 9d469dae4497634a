import { Injectable } from '@nestjs/common';
import { In, IsNull, LessThan } from 'typeorm';
import { DataSource } from 'typeorm';
import type { Tx } from '../../platform/database/transactions.js';
import type { Mark } from '../domain/audit-review.js';
import { WEEKS_COMPARED } from '../domain/comparison.js';
import type { FindingId } from '../domain/findings.js';
import { AuditReviewFindingEntity } from './audit-review-finding.entity.js';
import { AuditReviewFollowUpEntity } from './audit-review-follow-up.entity.js';
import { AuditReviewEntity } from './audit-review.entity.js';

export interface GivenMark {
  readonly mark: Mark;
  readonly note: string;
  readonly markedBy: string;
  readonly markedAt: Date;
  readonly ownActs: number;
}

type Signature = Required<
  Pick<AuditReviewEntity, 'signedAt' | 'signedBy' | 'treeSize' | 'checkpoint'>
>;

@Injectable()
export class AuditReviewsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Lets one process open weeks at a time; the others wait and find them opened. */
  async lockOpening(tx: Tx): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext('audit_review'))`);
  }

  newest(tx: Tx): Promise<AuditReviewEntity | null> {
    return tx.getRepository(AuditReviewEntity).findOne({ where: {}, order: { fromAt: 'DESC' } });
  }

  byWeek(tx: Tx, week: string): Promise<AuditReviewEntity | null> {
    return tx.getRepository(AuditReviewEntity).findOneBy({ week });
  }

  /** Reads a review that is about to change; who comes second waits and sees what the first did. */
  lock(tx: Tx, week: string): Promise<AuditReviewEntity | null> {
    return tx.getRepository(AuditReviewEntity).findOne({
      where: { week },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** The week of the review that waits longest for its signature. */
  oldestUnsigned(): Promise<AuditReviewEntity | null> {
    return this.dataSource
      .getRepository(AuditReviewEntity)
      .findOne({ where: { signedAt: IsNull() }, order: { toAt: 'ASC' } });
  }

  async insert(
    tx: Tx,
    review: AuditReviewEntity,
    found: ReadonlyMap<FindingId, number>,
  ): Promise<void> {
    await tx.insert(AuditReviewEntity, review);
    const rows = [...found].map(([finding, number]) => ({
      ...{ week: review.week, finding, found: number },
      ...{ mark: null, note: '', markedBy: null, markedAt: null, ownActs: 0 },
    }));
    await tx.insert(AuditReviewFindingEntity, rows);
  }

  findingsOf(tx: Tx, weeks: readonly string[]): Promise<AuditReviewFindingEntity[]> {
    return tx.getRepository(AuditReviewFindingEntity).findBy({ week: In(weeks) });
  }

  /** The numbers of each finding in the weeks that a week is compared with. */
  async foundBefore(tx: Tx, from: Date): Promise<Map<FindingId, number[]>> {
    const reviews = await tx.getRepository(AuditReviewEntity).find({
      select: { week: true },
      where: { fromAt: LessThan(from) },
      order: { fromAt: 'DESC' },
      take: WEEKS_COMPARED,
    });
    const rows = await this.findingsOf(
      tx,
      reviews.map(({ week }) => week),
    );
    const groups = Map.groupBy(rows, ({ finding }) => finding);
    return new Map([...groups].map(([finding, own]) => [finding, own.map(({ found }) => found)]));
  }

  async mark(tx: Tx, week: string, finding: FindingId, mark: GivenMark): Promise<void> {
    await tx.update(AuditReviewFindingEntity, { week, finding }, mark);
  }

  async sign(tx: Tx, week: string, signature: Signature): Promise<void> {
    await tx.update(AuditReviewEntity, { week }, signature);
  }

  async addFollowUp(tx: Tx, followUp: AuditReviewFollowUpEntity): Promise<void> {
    await tx.insert(AuditReviewFollowUpEntity, followUp);
  }

  followUps(tx: Tx, week: string): Promise<AuditReviewFollowUpEntity[]> {
    return tx
      .getRepository(AuditReviewFollowUpEntity)
      .find({ where: { week }, order: { addedAt: 'ASC', id: 'ASC' } });
  }

  /** Newest first, those before a moment, at most `limit`. */
  page(tx: Tx, before: Date | null, limit: number): Promise<AuditReviewEntity[]> {
    return tx.getRepository(AuditReviewEntity).find({
      where: before === null ? {} : { fromAt: LessThan(before) },
      order: { fromAt: 'DESC' },
      take: limit,
    });
  }
}
