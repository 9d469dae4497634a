import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { IdentityDirectory, type SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { invariant } from '../../platform/errors/invariant.js';
import { checkMark, mayJudge, type Mark } from '../domain/audit-review.js';
import { findingMarked } from '../domain/audit-reviews.audit-events.js';
import { auditReviewRefusals } from '../domain/audit-reviews.errors.js';
import type { FindingId } from '../domain/findings.js';
import { AuditReviewsRepository } from '../persistence/audit-reviews.repository.js';
import { FindingsQuery } from '../queries/findings.query.js';
import { AuditReviewAccess } from './audit-review-access.js';
import { ReviewedWeeks } from './reviewed-weeks.js';

/** Says what a reviewer thinks of a finding; until the signature it can be said again. */
@Injectable()
export class MarkFindingCommand {
  constructor(
    private readonly access: AuditReviewAccess,
    private readonly reviews: AuditReviewsRepository,
    private readonly weeks: ReviewedWeeks,
    private readonly findings: FindingsQuery,
    private readonly people: IdentityDirectory,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws DomainError `audit-review.not-found`, `.still-running`, `.already-signed`,
   *   `.nothing-found`, `.note-missing`, `.own-acts`
   */
  async execute(
    actor: SignedIn,
    week: string,
    finding: FindingId,
    said: { mark: Mark; note: string },
  ): Promise<void> {
    const [mark, note] = [said.mark, said.note.trim()];
    const reviewers = await this.people.peopleWith('audit-trail.review');
    await this.access.unsigned(actor, week, 'mark', async (tx, review) => {
      const rows = await this.reviews.findingsOf(tx, [week]);
      const row = rows.find((one) => one.finding === finding);
      invariant(row, `The review of ${week} has no finding ${finding}`);
      checkMark(row, mark, note);
      const reviewed = this.weeks.of(review);
      const acts = await this.findings.actsOf(tx, reviewed, finding, reviewers);
      const ownActs = acts.get(actor.personId) ?? 0;
      if (!mayJudge(actor.personId, acts))
        throw auditReviewRefusals.refuse('own-acts', { ownActs });
      const by = { markedBy: actor.personId, markedAt: this.clock.now() };
      await this.reviews.mark(tx, week, finding, { mark, note, ...by, ownActs });
      const facts = { finding, mark, found: row.found, ownActs };
      const disclosures = note === '' ? {} : { note };
      await this.trail.record(tx, actor, findingMarked({ id: week, facts, disclosures }));
    });
  }
}
