import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { rosterApplied, rosterRead } from '../domain/roster.audit-events.js';
import { rosterRefusals } from '../domain/roster.errors.js';
import { compareRoster } from '../domain/roster-difference.js';
import type { RosterImportEntity } from '../persistence/roster-import.entity.js';
import { RosterImportsRepository } from '../persistence/roster-imports.repository.js';
import { KnownRosterQuery } from '../queries/known-roster.query.js';
import { countsOf, digestOf } from './compare-roster.command.js';
import { RosterEffects } from './roster-effects.js';

export interface ApplyRoster {
  readonly id: string;
  /** Of the difference that was looked at. */
  readonly digest: string;
  /** Of those missing from the file: who is not here any more. */
  readonly left: readonly string[];
}

/** Lets come true what a comparison showed, all of it or nothing, once. */
@Injectable()
export class ApplyRosterCommand {
  constructor(
    private readonly imports: RosterImportsRepository,
    private readonly roster: KnownRosterQuery,
    private readonly effects: RosterEffects,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * Asked again it changes nothing, and answers the same.
   * @throws DomainError `roster.import-not-found`, `.changed`, `.not-missing`
   */
  execute(actor: SignedIn, input: ApplyRoster): Promise<RosterImportEntity> {
    return this.transactions.run(async (tx) => {
      await this.effects.lock(tx);
      const row = await this.imports.lock(tx, input.id);
      if (row === null) throw rosterRefusals.refuse('import-not-found');
      if (row.digest !== input.digest) throw rosterRefusals.refuse('changed');
      if (row.appliedAt !== null) {
        await this.trail.record(tx, actor, rosterRead({ id: row.id, facts: {} }));
        return row;
      }
      await this.apply(tx, actor, row, input);
      const appliedAt = this.clock.now();
      await this.imports.applied(tx, row.id, actor.personId, appliedAt);
      return Object.assign(row, { appliedBy: actor.personId, appliedAt });
    });
  }

  private async apply(
    tx: Tx,
    actor: SignedIn,
    row: RosterImportEntity,
    { left, digest }: ApplyRoster,
  ): Promise<void> {
    const known = await this.roster.execute(tx);
    const { difference } = compareRoster(row.rows, known, row.unreadable);
    if (digestOf(difference) !== digest) throw rosterRefusals.refuse('changed');
    const wanted = new Set(left);
    const leaving = difference.missing.filter(({ officerId }) => wanted.has(officerId));
    if (leaving.length < wanted.size) throw rosterRefusals.refuse('not-missing');
    await this.effects.execute(tx, actor, difference, leaving);
    const facts = { ...countsOf(difference), left: leaving.length, digest };
    await this.trail.record(tx, actor, rosterApplied({ id: row.id, facts }));
  }
}
