import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/transactions.js';
import { invitationAccepted } from '../domain/identity.audit-events.js';
import { identityRefusals } from '../domain/identity.errors.js';
import type { Visitor } from '../domain/visitor.js';
import { OneTimeLinksRepository } from '../persistence/one-time-links.repository.js';
import { isOver } from '../domain/account.js';
import { PeopleRepository } from '../persistence/people.repository.js';
import type { Newcomer } from './first-administrator.js';

/** Activates the account of somebody who holds its invitation. */
@Injectable()
export class Invitations {
  constructor(
    private readonly people: PeopleRepository,
    private readonly links: OneTimeLinksRepository,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * The caller sets the person's password in the same transaction; where that is refused, the link
   * stays good.
   * @throws DomainError `identity.link-not-valid`
   */
  async accept(tx: Tx, { address, requestId }: Visitor, token: string): Promise<Newcomer> {
    const now = this.clock.now();
    const link = await this.links.use(tx, 'invitation', token, now);
    const person = link?.personId == null ? null : await this.people.byId(tx, link.personId);
    if (person?.state !== 'invited' || isOver(person, now)) {
      throw identityRefusals.refuse('link-not-valid');
    }

    await this.people.update(tx, person.id, { state: 'active' });
    const actor = { kind: 'person' as const, id: person.id, role: 'visitor', sessionId: null };
    const event = invitationAccepted({ id: person.id, facts: {} });
    await this.trail.record(tx, { ...actor, address, requestId }, event);
    const { username, displayName } = person;
    return { personId: person.id, username, displayName };
  }
}
