import { Injectable } from '@nestjs/common';
import { AgencyDirectory } from '../../agency/agency.public.js';
import { AuditTrail, SelectedEntries, systemActor } from '../../audit-trail/audit-trail.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { newId } from '../../platform/ids.js';
import { reviewableFrom } from '../domain/audit-review.js';
import { reviewOpened } from '../domain/audit-reviews.audit-events.js';
import { shiftWeek, type Week, weekOf } from '../domain/week.js';
import type { AuditReviewEntity } from '../persistence/audit-review.entity.js';
import { AuditReviewsRepository } from '../persistence/audit-reviews.repository.js';
import { ReviewHoursRepository } from '../persistence/review-hours.repository.js';
import { FindingsQuery } from '../queries/findings.query.js';
import { ReviewedWeeks } from './reviewed-weeks.js';

/**
 * Opens the review of every week that is over and has none yet, the oldest first. Each begins after
 * the entry with which the one before it ended: no entry is left out, and none is reviewed twice.
 */
@Injectable()
export class OpenDueWeeksCommand {
  constructor(
    private readonly agency: AgencyDirectory,
    private readonly reviews: AuditReviewsRepository,
    private readonly hours: ReviewHoursRepository,
    private readonly weeks: ReviewedWeeks,
    private readonly findings: FindingsQuery,
    private readonly entries: SelectedEntries,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @returns the weeks that were opened now; none before the installation is set up */
  async execute(): Promise<string[]> {
    const settings = await this.agency.settings();
    if (settings === null) return [];
    const opened: string[] = [];
    for (;;) {
      const week = await this.transactions.run((tx) => this.openNext(tx, settings.timeZone));
      if (week === null) return opened;
      opened.push(week);
    }
  }

  private async openNext(tx: Tx, timeZone: string): Promise<string | null> {
    await this.reviews.lockOpening(tx);
    const before = await this.reviews.newest(tx);
    const week = before === null ? await this.first(tx, timeZone) : next(before, timeZone);
    const now = this.clock.now();
    if (week === null || reviewableFrom(week) > now) return null;
    const afterEntry = before?.lastEntry ?? '0';
    const hours = await this.hours.current(tx);
    const review: AuditReviewEntity = {
      ...{ week: week.name, fromAt: week.from, toAt: week.to, timeZone, openedAt: now },
      ...{ hoursFrom: hours.from, hoursTo: hours.to, weekendsOutside: hours.weekendsOutside },
      ...{ afterEntry, lastEntry: await this.entries.lastBefore(tx, week.to, afterEntry) },
      ...{ signedAt: null, signedBy: null, treeSize: null, checkpoint: null },
    };
    const found = await this.findings.countAll(tx, this.weeks.of(review));
    await this.reviews.insert(tx, review, found);
    const facts = {
      ...{ after: review.afterEntry, last: review.lastEntry },
      ...{ from: week.from.toISOString(), to: week.to.toISOString() },
      findings: [...found].map(([finding, number]) => ({ finding, found: number })),
    };
    const opener = systemActor('audit-reviews', newId());
    await this.trail.record(tx, opener, reviewOpened({ id: week.name, facts }));
    return week.name;
  }

  private async first(tx: Tx, timeZone: string): Promise<Week | null> {
    const moment = await this.entries.firstMoment(tx);
    return moment === null ? null : weekOf(moment, timeZone);
  }
}

/** Joins the week before, also where the agency has moved to another zone since. */
function next({ week: name, toAt }: AuditReviewEntity, timeZone: string): Week {
  const week = weekOf(toAt, timeZone);
  const following = week.name === name ? shiftWeek(week, 1, timeZone) : week;
  return { ...following, from: toAt };
}
