import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { newId } from '../../platform/ids.js';
import { reviewPolicySaved } from '../domain/draw.audit-events.js';
import {
  nextVersion,
  policyDigest,
  type ReviewPolicy,
  type ReviewPolicyDraft,
} from '../domain/review-policy.js';
import { ReviewPoliciesRepository } from '../persistence/review-policies.repository.js';

/** Saves a new review policy, or a new version of one: versions are never changed. */
@Injectable()
export class SaveReviewPolicyCommand {
  constructor(
    private readonly policies: ReviewPoliciesRepository,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws DomainError `review-policy.valid-from-past`, `.other-scope`, `.unit-not-found`,
   *   `.saved-at-once`
   */
  async execute(actor: SignedIn, draft: ReviewPolicyDraft): Promise<ReviewPolicy> {
    return this.transactions.run(async (tx) => {
      const now = this.clock.now();
      const earlier = await this.policies.versionsOf(tx, draft.name);
      const policy = nextVersion(draft, earlier, { id: newId(), now });
      await this.policies.insert(tx, policy, now);
      await this.trail.record(tx, actor, eventOf(policy));
      return policy;
    });
  }
}

function eventOf(policy: ReviewPolicy) {
  const { id, name, unitId, validFrom, exclusions, ...numbers } = policy;
  return reviewPolicySaved({
    id,
    facts: {
      version: numbers.version,
      policy: policyDigest(policy),
      unit: unitId,
      clipsPerOfficer: numbers.clipsPerOfficer,
      periodDays: numbers.periodDays,
      minimumDurationMs: numbers.minimumDurationMs,
      exclusions: [...exclusions],
      dueDays: numbers.dueDays,
      requiredWatchSharePercent: numbers.requiredWatchSharePercent,
      validFrom: validFrom.toISOString(),
    },
    disclosures: { name },
  });
}
