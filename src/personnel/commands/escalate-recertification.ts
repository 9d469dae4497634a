import { Inject, Injectable } from '@nestjs/common';
import { type Actor, AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { type Settings, SETTINGS } from '../../platform/config/settings.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { DomainError } from '../../platform/errors/refusals.js';
import { recertificationEscalated } from '../domain/recertification.audit-events.js';
import type { RecertificationItemEntity } from '../persistence/recertification-item.entity.js';
import { RecertificationsRepository } from '../persistence/recertifications.repository.js';
import { DecideAccountCommand } from './decide-account.command.js';

/** What becomes of accounts about which nobody decided in time: shown as such, or disabled. */
@Injectable()
export class EscalateRecertification {
  constructor(
    private readonly recertifications: RecertificationsRepository,
    private readonly decide: DecideAccountCommand,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Once for each review. */
  async execute(actor: Actor): Promise<void> {
    await this.transactions.run(async (tx) => {
      const review = await this.recertifications.open(tx);
      const now = this.clock.now();
      if (review === null || review.escalatedAt !== null || now <= review.dueAt) return;
      const left = await this.recertifications.undecided(tx, review.id);
      if (left.length === 0) return;
      let disabled = 0;
      if (this.settings.personnel.recertification.undecided === 'disable') {
        for (const item of left) if (await this.disable(tx, actor, item)) disabled += 1;
      }
      await this.recertifications.escalate(tx, review.id, now);
      const facts = { undecided: left.length, disabled };
      await this.trail.record(tx, actor, recertificationEscalated({ id: review.id, facts }));
    });
  }

  /** The last administrator and the last chief stay, and stay undecided. */
  private async disable(tx: Tx, actor: Actor, item: RecertificationItemEntity): Promise<boolean> {
    try {
      const reason = 'Nobody decided in time that the account is needed';
      await this.decide.decide(tx, actor, item, { decision: 'disable', reason });
      return true;
    } catch (error) {
      if (error instanceof DomainError) return false;
      throw error;
    }
  }
}
