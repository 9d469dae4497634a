import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RosterChecks } from '../../identity/identity.public.js';
import { RosterRepository } from '../persistence/roster.repository.js';

/** Lets identity, which stands below, know whether the units and officers that it names exist. */
@Injectable()
export class RosterOfAccounts implements OnModuleInit {
  constructor(
    private readonly checks: RosterChecks,
    private readonly roster: RosterRepository,
  ) {}

  onModuleInit(): void {
    this.checks.register(async (tx, { unitIds, officerId }) => {
      const wanted = [...new Set(unitIds)];
      const units = await this.roster.unitsByIds(wanted, tx);
      if (units.length < wanted.length) return 'unit';
      const isThere = officerId === null || (await this.roster.officerExists(tx, officerId));
      return isThere ? null : 'officer';
    });
  }
}
