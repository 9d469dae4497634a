import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { Transactions } from '../../platform/database/transactions.js';
import { dueRead } from '../domain/lifecycle.audit-events.js';
import { type Due, DueQuery } from '../queries/due.query.js';
import { AgencyDays } from './agency-days.js';

/** What somebody has to see to about people, soon or already late. The reading is recorded. */
@Injectable()
export class ReadDueCommand {
  constructor(
    private readonly due: DueQuery,
    private readonly days: AgencyDays,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
  ) {}

  execute(actor: SignedIn): Promise<Due> {
    return this.transactions.run(async (tx) => {
      const due = await this.due.execute(tx, await this.days.today(tx));
      const { dates, terminations, transfers, unused } = due;
      const shown = dates.length + terminations.length + transfers.length + unused.length;
      await this.trail.record(tx, actor, dueRead({ id: 'due', facts: { shown } }));
      return due;
    });
  }
}
