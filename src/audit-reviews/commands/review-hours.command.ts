import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { newId } from '../../platform/ids.js';
import { hoursSet } from '../domain/audit-reviews.audit-events.js';
import { auditReviewRefusals } from '../domain/audit-reviews.errors.js';
import { type ReviewHours, USUAL_HOURS } from '../domain/review-hours.js';
import { ReviewHoursRepository, toHours } from '../persistence/review-hours.repository.js';

export interface SetHours extends ReviewHours {
  /** Null while nobody has set any. */
  readonly setAt: Date | null;
}

const HISTORY = 50;

/** The agency's usual hours. Reviews that are open already keep those of their time. */
@Injectable()
export class ReviewHoursCommand {
  constructor(
    private readonly hours: ReviewHoursRepository,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** The hours that hold, then those before them. Who set them stands in the trail. */
  read(): Promise<SetHours[]> {
    return this.transactions.run(async (tx) => {
      const rows = await this.hours.history(tx, HISTORY);
      if (rows.length === 0) return [{ ...USUAL_HOURS, setAt: null }];
      return rows.map((row) => ({ ...toHours(row), setAt: row.setAt }));
    });
  }

  /** @throws DomainError `audit-review.hours-reversed` */
  async set(actor: SignedIn, hours: ReviewHours): Promise<void> {
    if (hours.from >= hours.to) throw auditReviewRefusals.refuse('hours-reversed');
    await this.transactions.run(async (tx) => {
      const id = newId();
      await this.hours.insert(tx, hours, { id, setBy: actor.personId, setAt: this.clock.now() });
      const { from, to, weekendsOutside } = hours;
      await this.trail.record(tx, actor, hoursSet({ id, facts: { from, to, weekendsOutside } }));
    });
  }
}
