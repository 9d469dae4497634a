import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AgencyDirectory } from '../../agency/agency.public.js';
import { type TrailCondition, TrailConditions } from '../../audit-trail/audit-trail.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { dueAt } from '../domain/audit-review.js';
import { AuditReviewsRepository } from '../persistence/audit-reviews.repository.js';

const PART = 'weekly review';

/** Tells the trail's health whether somebody looks at the trail every week. */
@Injectable()
export class WeeklyReviewCondition implements OnModuleInit {
  constructor(
    private readonly conditions: TrailConditions,
    private readonly agency: AgencyDirectory,
    private readonly reviews: AuditReviewsRepository,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.conditions.register(PART, async () => [await this.condition()]);
  }

  private async condition(): Promise<TrailCondition> {
    if ((await this.agency.settings()) === null) {
      return { part: PART, state: 'off', says: 'The installation is not set up yet.', since: null };
    }
    const oldest = await this.reviews.oldestUnsigned();
    if (oldest === null) {
      const says = 'Every week that is over has been reviewed and signed.';
      return { part: PART, state: 'good', says, since: null };
    }
    const since = oldest.toAt;
    if (this.clock.now() <= dueAt({ to: since })) {
      const says = `The review of ${oldest.week} waits, and is in time.`;
      return { part: PART, state: 'good', says, since };
    }
    const says =
      `The review of ${oldest.week} is overdue. An auditor or administrator does it under ` +
      '“Log review”, the oldest week first.';
    return { part: PART, state: 'stale', says, since };
  }
}
