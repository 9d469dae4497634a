import { Injectable } from '@nestjs/common';
import { type Actor, AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/transactions.js';
import { rolesEnded } from '../domain/people.audit-events.js';
import { PeopleRepository } from '../persistence/people.repository.js';
import { RoleGrantsRepository } from '../persistence/role-grants.repository.js';
import { asFacts } from './changes/stored-grants.js';

const LEFT_THE_UNIT = 'The person left the unit';

/** Ends the roles that somebody held for a unit that they left (CJIS PS-5). */
@Injectable()
export class EndUnitRoles {
  constructor(
    private readonly people: PeopleRepository,
    private readonly grants: RoleGrantsRepository,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async execute(tx: Tx, actor: Actor, personId: string, unitId: string): Promise<void> {
    const now = this.clock.now();
    const person = await this.people.byId(tx, personId);
    const live = (await this.grants.liveOf(tx, [personId], now)).get(personId) ?? [];
    const ended = live.filter((grant) => grant.unitId === unitId);
    if (ended.length === 0) return;
    await this.grants.end(
      tx,
      ended.map(({ id }) => id),
      now,
    );
    const facts = { ended: asFacts(ended), officer: person?.officerId ?? null };
    const disclosures = { reason: LEFT_THE_UNIT };
    await this.trail.record(tx, actor, rolesEnded({ id: personId, facts, disclosures }));
  }
}
