import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Tx, violatedConstraint } from '../../platform/database/transactions.js';
import { reviewPolicyRefusals } from '../domain/draw.errors.js';
import type { ReviewPolicy } from '../domain/review-policy.js';
import { ReviewPolicyEntity } from './review-policy.entity.js';

@Injectable()
export class ReviewPoliciesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws DomainError `review-policy.saved-at-once`, `review-policy.unit-not-found` */
  async insert(tx: Tx, policy: ReviewPolicy, savedAt: Date): Promise<void> {
    const exclusions = [...policy.exclusions];
    await tx.insert(ReviewPolicyEntity, { ...policy, exclusions, savedAt }).catch(asRefusal);
  }

  byId(tx: Tx, id: string): Promise<ReviewPolicy | null> {
    return tx.getRepository(ReviewPolicyEntity).findOneBy({ id });
  }

  /** Every version of a name, oldest first. */
  versionsOf(tx: Tx, name: string): Promise<ReviewPolicy[]> {
    return tx
      .getRepository(ReviewPolicyEntity)
      .find({ where: { name }, order: { version: 'ASC' } });
  }

  /** Every version of every policy; an agency has a handful. */
  all(): Promise<ReviewPolicy[]> {
    return this.dataSource
      .getRepository(ReviewPolicyEntity)
      .find({ order: { name: 'ASC', version: 'DESC' } });
  }
}

function asRefusal(error: unknown): never {
  switch (violatedConstraint(error)) {
    case 'uq_review_policy_name_version':
      throw reviewPolicyRefusals.refuse('saved-at-once');
    case 'fk_review_policy_unit':
      throw reviewPolicyRefusals.refuse('unit-not-found');
    default:
      throw error;
  }
}
