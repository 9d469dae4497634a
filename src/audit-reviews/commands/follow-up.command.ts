import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { newId } from '../../platform/ids.js';
import { auditReviewRefusals } from '../domain/audit-reviews.errors.js';
import { followedUp } from '../domain/audit-reviews.audit-events.js';
import type { FindingId } from '../domain/findings.js';
import { AuditReviewsRepository } from '../persistence/audit-reviews.repository.js';
import { AuditReviewAccess } from './audit-review-access.js';

/** Adds to a signed review what became of it. */
@Injectable()
export class FollowUpCommand {
  constructor(
    private readonly access: AuditReviewAccess,
    private readonly reviews: AuditReviewsRepository,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `audit-review.not-found`, `.still-running`, `.not-signed`, `.note-missing` */
  async execute(
    actor: SignedIn,
    week: string,
    said: { finding: FindingId | null; note: string },
  ): Promise<void> {
    const [finding, note] = [said.finding, said.note.trim()];
    await this.access.signed(actor, week, 'follow-up', async (tx) => {
      if (note === '') throw auditReviewRefusals.refuse('note-missing');
      const by = { addedBy: actor.personId, addedAt: this.clock.now() };
      await this.reviews.addFollowUp(tx, { id: newId(), week, finding, note, ...by });
      const event = followedUp({ id: week, facts: { finding }, disclosures: { note } });
      await this.trail.record(tx, actor, event);
    });
  }
}
