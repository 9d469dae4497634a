import { Injectable } from '@nestjs/common';
import { type Actor, AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/transactions.js';
import { identityRefusals } from '../domain/identity.errors.js';
import { invitationWithdrawn, personDisabled } from '../domain/people.audit-events.js';
import { PeopleRepository } from '../persistence/people.repository.js';
import type { PersonEntity } from '../persistence/person.entity.js';
import { AccountClosing } from './account-closing.js';
import { LastingRoles } from './lasting-roles.js';
import { Sessions } from './sessions.js';

/** Ends somebody’s access from one moment to the next. */
@Injectable()
export class Disabling {
  constructor(
    private readonly people: PeopleRepository,
    private readonly closing: AccountClosing,
    private readonly lasting: LastingRoles,
    private readonly sessions: Sessions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * An account that nobody has come in by yet is withdrawn.
   * @param reason in words; kept beside the entry
   * @returns whether there was anything to end
   * @throws DomainError `identity.person-not-found`, `.last-administrator`, `.last-chief`
   */
  async execute(tx: Tx, actor: Actor, personId: string, reason: string): Promise<boolean> {
    const person = await this.people.byId(tx, personId);
    if (person === null) throw identityRefusals.refuse('person-not-found');
    if (person.state === 'disabled' || person.state === 'withdrawn') return false;
    if (person.state === 'active') await this.disable(tx, actor, person, reason);
    else await this.withdraw(tx, actor, person, reason);
    return true;
  }

  private async disable(tx: Tx, actor: Actor, { id }: PersonEntity, reason: string): Promise<void> {
    const now = this.clock.now();
    await this.lasting.demandOthers(tx, id, await this.closing.held(tx, id), now);
    await this.closing.close(tx, id, actor);
    const changes = { state: 'disabled', disabledAt: now, disabledReason: reason } as const;
    await this.people.update(tx, id, changes);
    const ended = await this.sessions.endAllOf(tx, id, 'disabled');
    const facts = { sessions: ended.length };
    await this.trail.record(tx, actor, personDisabled({ id, facts, disclosures: { reason } }));
  }

  private async withdraw(
    tx: Tx,
    actor: Actor,
    { id }: PersonEntity,
    reason: string,
  ): Promise<void> {
    await this.closing.withdraw(tx, id, actor);
    await this.trail.record(
      tx,
      actor,
      invitationWithdrawn({ id, facts: {}, disclosures: { reason } }),
    );
  }
}
