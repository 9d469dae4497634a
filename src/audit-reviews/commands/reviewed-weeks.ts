import { Injectable } from '@nestjs/common';
import { AgencyDirectory } from '../../agency/agency.public.js';
import { SelectedEntries } from '../../audit-trail/audit-trail.public.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/transactions.js';
import { auditReviewRefusals } from '../domain/audit-reviews.errors.js';
import type { ReviewHours } from '../domain/review-hours.js';
import { type Week, weekOf } from '../domain/week.js';
import type { AuditReviewEntity } from '../persistence/audit-review.entity.js';
import { AuditReviewsRepository } from '../persistence/audit-reviews.repository.js';
import { ReviewHoursRepository, toHours } from '../persistence/review-hours.repository.js';
import type { Reviewed } from '../queries/findings.query.js';

/** No trail reaches this number; `bigint` of PostgreSQL. */
const WITHOUT_END = '9223372036854775807';

export interface RunningWeek {
  readonly week: Week;
  readonly reviewed: Reviewed;
}

/** What is reviewed: a week's stretch of the trail, and the hours that were usual in it. */
@Injectable()
export class ReviewedWeeks {
  constructor(
    private readonly agency: AgencyDirectory,
    private readonly reviews: AuditReviewsRepository,
    private readonly hours: ReviewHoursRepository,
    private readonly entries: SelectedEntries,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `audit-review.no-agency` */
  async timeZone(tx: Tx): Promise<string> {
    const settings = await this.agency.settings(tx);
    if (settings === null) throw auditReviewRefusals.refuse('no-agency');
    return settings.timeZone;
  }

  /** The week that runs now, with what happened so far. */
  async running(tx: Tx): Promise<RunningWeek> {
    const timeZone = await this.timeZone(tx);
    const week = weekOf(this.clock.now(), timeZone);
    const newest = await this.reviews.newest(tx);
    const after = await this.entries.lastBefore(tx, week.from, newest?.lastEntry ?? '0');
    const hours = await this.hours.current(tx);
    return { week, reviewed: { after, last: WITHOUT_END, hours: { ...hours, timeZone } } };
  }

  of(review: AuditReviewEntity): Reviewed {
    const hours: ReviewHours = toHours(review);
    const stretch = { after: review.afterEntry, last: review.lastEntry };
    return { ...stretch, hours: { ...hours, timeZone: review.timeZone } };
  }
}
