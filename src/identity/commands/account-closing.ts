import { Injectable } from '@nestjs/common';
import type { Actor } from '../../audit-trail/audit-trail.public.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/transactions.js';
import { PeopleRepository } from '../persistence/people.repository.js';
import { PersonChangesRepository } from '../persistence/person-changes.repository.js';
import type { RoleGrantEntity } from '../persistence/role-grant.entity.js';
import { RoleGrantsRepository } from '../persistence/role-grants.repository.js';
import { Admission } from './changes/admission.js';

/** What goes with an account when it closes. Whoever calls records the act. */
@Injectable()
export class AccountClosing {
  constructor(
    private readonly people: PeopleRepository,
    private readonly changes: PersonChangesRepository,
    private readonly grants: RoleGrantsRepository,
    private readonly admission: Admission,
    private readonly clock: Clock,
  ) {}

  /** The roles that the person holds now. */
  async held(tx: Tx, personId: string): Promise<readonly RoleGrantEntity[]> {
    return (await this.grants.liveOf(tx, [personId], this.clock.now())).get(personId) ?? [];
  }

  /** Whatever waits for a decision, or for the person, waits no more. */
  async close(tx: Tx, personId: string, actor: Actor): Promise<void> {
    await this.admission.end(tx, personId);
    const waiting = await this.changes.waitingFor(tx, personId);
    if (waiting === null) return;
    const decidedBy = actor.kind === 'system' ? null : actor.id;
    const decision = { decidedBy, decidedAt: this.clock.now(), decisionReason: null };
    await this.changes.decide(tx, waiting.id, { state: 'withdrawn', ...decision });
  }

  /** The account of somebody who has not come in yet: its roles go, its name stays taken. */
  async withdraw(tx: Tx, personId: string, actor: Actor): Promise<void> {
    await this.close(tx, personId, actor);
    const ids = (await this.held(tx, personId)).map(({ id }) => id);
    if (ids.length > 0) await this.grants.end(tx, ids, this.clock.now());
    await this.people.update(tx, personId, { state: 'withdrawn' });
  }
}
