import { Injectable } from '@nestjs/common';
import { invariant } from '../../platform/errors/invariant.js';
import type { Tx } from '../../platform/database/transactions.js';

/** What of the roster a person's account points at. */
export interface RosterReferences {
  readonly unitIds: readonly string[];
  readonly officerId: string | null;
}

/** Says what does not exist, or null. */
export type CheckRoster = (
  tx: Tx,
  references: RosterReferences,
) => Promise<'unit' | 'officer' | null>;

/**
 * Accounts name units and officers, whom a feature above this one keeps: it registers here how to
 * find out whether they exist.
 */
@Injectable()
export class RosterChecks {
  private check: CheckRoster | null = null;

  register(check: CheckRoster): void {
    invariant(this.check === null, 'The roster is kept in one place');
    this.check = check;
  }

  async missing(tx: Tx, references: RosterReferences): Promise<'unit' | 'officer' | null> {
    invariant(this.check !== null, 'Nobody keeps the roster');
    return this.check(tx, references);
  }
}
