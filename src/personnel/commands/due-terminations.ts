import { Injectable } from '@nestjs/common';
import { type Actor, AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { DomainError } from '../../platform/errors/refusals.js';
import { accessDueAt } from '../domain/employment.js';
import { accessOverdue } from '../domain/lifecycle.audit-events.js';
import type { PersonnelTerminationEntity } from '../persistence/personnel-termination.entity.js';
import { TerminationsRepository } from '../persistence/terminations.repository.js';
import { TerminateCommand } from './terminate.command.js';

/** Ends access where the planned day has come; what cannot be ended is entered once it is late. */
@Injectable()
export class DueTerminations {
  constructor(
    private readonly terminations: TerminationsRepository,
    private readonly terminate: TerminateCommand,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async carryOut(actor: Actor): Promise<void> {
    const now = this.clock.now();
    const due = await this.transactions.run((tx) => this.terminations.due(tx, now));
    for (const { personId } of due) await this.endOne(actor, personId);
  }

  private async endOne(actor: Actor, personId: string): Promise<void> {
    try {
      await this.transactions.run(async (tx) => {
        const row = await this.dueOf(tx, personId);
        if (row !== null) await this.terminate.carryOut(tx, actor, row);
      });
    } catch (error) {
      // The last administrator stays, or nobody could put anything right: somebody must hear of it.
      if (!(error instanceof DomainError)) throw error;
      await this.noticeLate(actor, personId, error.code);
    }
  }

  private async noticeLate(actor: Actor, personId: string, heldBack: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const row = await this.dueOf(tx, personId);
      const now = this.clock.now();
      if (row === null || row.lateNoticedAt !== null || now <= accessDueAt(row)) return;
      await this.terminations.noticeLate(tx, row.id, now);
      const facts = { termination: row.id, due: accessDueAt(row).toISOString(), heldBack };
      await this.trail.record(tx, actor, accessOverdue({ id: personId, facts }));
    });
  }

  private async dueOf(tx: Tx, personId: string): Promise<PersonnelTerminationEntity | null> {
    const row = await this.terminations.lockOpenOf(tx, personId);
    return row !== null && row.endsAt <= this.clock.now() ? row : null;
  }
}
