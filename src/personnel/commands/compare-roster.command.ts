import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { newId } from '../../platform/ids.js';
import { rosterCompared } from '../domain/roster.audit-events.js';
import { compareRoster, type RosterDifference } from '../domain/roster-difference.js';
import { readRosterFile } from '../domain/roster-file.js';
import type { RosterImportEntity } from '../persistence/roster-import.entity.js';
import { RosterImportsRepository } from '../persistence/roster-imports.repository.js';
import { KnownRosterQuery } from '../queries/known-roster.query.js';

/** Holds a file against the roster, and changes nothing. */
@Injectable()
export class CompareRosterCommand {
  constructor(
    private readonly imports: RosterImportsRepository,
    private readonly roster: KnownRosterQuery,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError of `readRosterFile` */
  async execute(actor: SignedIn, bytes: Uint8Array): Promise<RosterImportEntity> {
    const file = readRosterFile(bytes);
    const fileSha256 = createHash('sha256').update(bytes).digest('hex');
    return this.transactions.run(async (tx) => {
      const known = await this.roster.execute(tx);
      const { difference, faults } = compareRoster(file.rows, known, file.faults);
      const row: RosterImportEntity = {
        ...{ id: newId(), fileSha256, heading: file.heading, ignored: file.ignored },
        ...{ rows: file.rows, unreadable: file.faults, difference },
        faults: [...file.faults, ...faults].sort((a, b) => a.line - b.line),
        digest: digestOf(difference),
        ...{ comparedBy: actor.personId, comparedAt: this.clock.now() },
        ...{ appliedBy: null, appliedAt: null },
      };
      await this.imports.insert(tx, row);
      const facts = {
        ...countsOf(difference),
        ...{ missing: difference.missing.length, faults: row.faults.length, file: fileSha256 },
      };
      await this.trail.record(tx, actor, rosterCompared({ id: row.id, facts }));
      return row;
    });
  }
}

/** The same for the same difference: its parts stand in the order of the file or of badge numbers. */
export function digestOf(difference: RosterDifference): string {
  const { fresh, changed, moved, returned, missing, accounts } = difference;
  const parts = [fresh, changed, moved, returned, missing, accounts].map((rows) =>
    rows.map((row) => Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))),
  );
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

export function countsOf(difference: RosterDifference) {
  const { fresh, changed, moved, returned, accounts } = difference;
  return {
    ...{ fresh: fresh.length, changed: changed.length, moved: moved.length },
    ...{ returned: returned.length, accounts: accounts.length },
  };
}
