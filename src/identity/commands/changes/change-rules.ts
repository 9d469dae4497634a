import { Inject, Injectable } from '@nestjs/common';
import { type Settings, SETTINGS } from '../../../platform/config/settings.js';
import type { Tx } from '../../../platform/database/transactions.js';
import { type RefusalFacts } from '../../../platform/errors/refusals.js';
import { identityRefusals } from '../../domain/identity.errors.js';
import type { Wanted } from '../../domain/person-change.js';
import { type RolesFault, rolesFault, withTerms } from '../../domain/role-rules.js';
import { RosterChecks } from '../roster-checks.js';

/** What everybody's roles must keep to, whoever gives them; asked when prepared and when approved. */
@Injectable()
export class ChangeRules {
  constructor(
    private readonly roster: RosterChecks,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** The same with an end for the roles that always have one. */
  withTerms(wanted: Wanted, now: Date): Wanted {
    const { auditorMaximumDays } = this.settings.accounts;
    return { ...wanted, grants: withTerms(wanted.grants, now, auditorMaximumDays) };
  }

  /**
   * @throws DomainError `identity.unit-needed`, `.unit-not-taken`, `.role-twice`,
   *   `.incompatible-roles`, `.term-over`, `.term-too-long`, `.unit-not-found`, `.officer-not-found`
   */
  async demand(tx: Tx, { grants, officerId }: Wanted, now: Date): Promise<void> {
    const fault = rolesFault(grants, now, this.settings.accounts.auditorMaximumDays);
    if (fault !== null) throw identityRefusals.refuse(fault.reason, factsOf(fault));
    const unitIds = grants.flatMap(({ unitId }) => (unitId === null ? [] : [unitId]));
    const missing = await this.roster.missing(tx, { unitIds, officerId });
    if (missing !== null) throw identityRefusals.refuse(`${missing}-not-found`);
  }
}

function factsOf({ reason: _, ...facts }: RolesFault): RefusalFacts {
  return facts;
}
