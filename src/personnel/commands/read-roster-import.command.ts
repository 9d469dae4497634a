import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { Transactions } from '../../platform/database/transactions.js';
import { rosterFaultsExported, rosterRead } from '../domain/roster.audit-events.js';
import { rosterRefusals } from '../domain/roster.errors.js';
import type { RosterImportEntity } from '../persistence/roster-import.entity.js';
import { RosterImportsRepository } from '../persistence/roster-imports.repository.js';
import { rosterFaultsCsv } from '../rendering/roster-faults-csv.js';

/** What a roster file would change, or has changed. Reading names is recorded. */
@Injectable()
export class ReadRosterImportCommand {
  constructor(
    private readonly imports: RosterImportsRepository,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
  ) {}

  /** @throws DomainError `roster.import-not-found` */
  execute(actor: SignedIn, id: string): Promise<RosterImportEntity> {
    return this.transactions.run(async (tx) => {
      const row = await this.imports.find(tx, id);
      if (row === null) throw rosterRefusals.refuse('import-not-found');
      await this.trail.record(tx, actor, rosterRead({ id, facts: {} }));
      return row;
    });
  }

  /** The lines that are left out, as a table that can be mended and sent again. */
  faults(actor: SignedIn, id: string): Promise<Buffer> {
    return this.transactions.run(async (tx) => {
      const row = await this.imports.find(tx, id);
      if (row === null) throw rosterRefusals.refuse('import-not-found');
      const facts = { faults: row.faults.length };
      await this.trail.record(tx, actor, rosterFaultsExported({ id, facts }));
      return rosterFaultsCsv(row.faults);
    });
  }
}
