import { Injectable } from '@nestjs/common';
import { type Actor, AuditTrail, systemActor } from '../../../audit-trail/audit-trail.public.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Transactions } from '../../../platform/database/transactions.js';
import { newId } from '../../../platform/ids.js';
import { termsEnded } from '../../domain/people.audit-events.js';
import { PeopleRepository } from '../../persistence/people.repository.js';
import type { RoleGrantEntity } from '../../persistence/role-grant.entity.js';
import { RoleGrantsRepository } from '../../persistence/role-grants.repository.js';
import { asFacts } from '../changes/stored-grants.js';
import { Disabling } from '../disabling.js';

const TIME_IS_OVER = 'The time of this temporary account is over';

/**
 * Ends on record what its own end has ended already: at each request roles and accounts whose time
 * is over count for nothing, whether or not this has run.
 */
@Injectable()
export class EndTermsCommand {
  constructor(
    private readonly people: PeopleRepository,
    private readonly grants: RoleGrantsRepository,
    private readonly disabling: Disabling,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    const actor = systemActor('account-terms', newId());
    await this.endRoles(actor);
    await this.closeAccounts(actor);
  }

  private async endRoles(actor: Actor): Promise<void> {
    await this.transactions.run(async (tx) => {
      const now = this.clock.now();
      const overdue = Map.groupBy(await this.grants.overdue(tx, now), (row) => row.personId);
      for (const [id, rows] of overdue) {
        await this.grants.end(tx, idsOf(rows), now);
        await this.trail.record(tx, actor, termsEnded({ id, facts: { ended: asFacts(rows) } }));
      }
    });
  }

  private async closeAccounts(actor: Actor): Promise<void> {
    await this.transactions.run(async (tx) => {
      for (const { id } of await this.people.overdue(tx, this.clock.now())) {
        await this.disabling.execute(tx, actor, id, TIME_IS_OVER);
      }
    });
  }
}

const idsOf = (rows: readonly RoleGrantEntity[]) => rows.map(({ id }) => id);
