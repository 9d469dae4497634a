import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { invitationAccepted } from '../domain/identity.audit-events.js';
import { identityRefusals } from '../domain/identity.errors.js';
import { checkNewPassword } from '../domain/password-rules.js';
import { OneTimeLinksRepository } from '../persistence/one-time-links.repository.js';
import { PeopleRepository } from '../persistence/people.repository.js';
import { PasswordHasher } from './password-hasher.js';
import type { Visitor } from './sign-in.command.js';

/** Lets somebody with an invitation choose a password, which activates the account. */
@Injectable()
export class AcceptInvitationCommand {
  constructor(
    private readonly people: PeopleRepository,
    private readonly links: OneTimeLinksRepository,
    private readonly hasher: PasswordHasher,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `identity.link-not-valid`, `identity.weak-password` (the link stays good) */
  async execute(visitor: Visitor, input: { token: string; password: string }): Promise<void> {
    const { address, requestId } = visitor;
    await this.transactions.run(async (tx) => {
      const link = await this.links.use(tx, 'invitation', input.token, this.clock.now());
      const person = link?.personId == null ? null : await this.people.byId(tx, link.personId);
      if (person?.state !== 'invited') throw identityRefusals.refuse('link-not-valid');
      checkNewPassword(input.password, person.username);

      await this.people.activate(tx, person.id, await this.hasher.hash(input.password));
      const actor = { kind: 'person' as const, id: person.id, role: 'visitor', sessionId: null };
      const event = invitationAccepted({ id: person.id, facts: {} });
      await this.trail.record(tx, { ...actor, address, requestId }, event);
    });
  }
}
