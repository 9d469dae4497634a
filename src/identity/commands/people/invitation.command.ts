import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../../audit-trail/audit-trail.public.js';
import { Transactions, type Tx } from '../../../platform/database/transactions.js';
import { identityRefusals } from '../../domain/identity.errors.js';
import { invitationRenewed, invitationWithdrawn } from '../../domain/people.audit-events.js';
import type { SignedIn } from '../../domain/signed-in.js';
import { PeopleRepository } from '../../persistence/people.repository.js';
import type { PersonEntity } from '../../persistence/person.entity.js';
import { AccountClosing } from '../account-closing.js';
import { Admission, type Invitation } from '../changes/admission.js';

/** What becomes of an approved invitation that nobody has accepted yet. */
@Injectable()
export class InvitationCommand {
  constructor(
    private readonly people: PeopleRepository,
    private readonly admission: Admission,
    private readonly closing: AccountClosing,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
  ) {}

  /**
   * Makes a new link; the one before it is worthless from then on.
   * @throws DomainError `identity.person-not-found`, `.wrong-state`
   */
  renew(actor: SignedIn, personId: string): Promise<Invitation> {
    return this.transactions.run(async (tx) => {
      const person = await this.invited(tx, personId);
      const invitation = await this.admission.renew(tx, person);
      await this.trail.record(tx, actor, invitationRenewed({ id: personId, facts: {} }));
      return invitation;
    });
  }

  /** @throws DomainError `identity.person-not-found`, `.wrong-state` */
  async withdraw(actor: SignedIn, personId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      await this.invited(tx, personId);
      await this.closing.withdraw(tx, personId, actor);
      await this.trail.record(tx, actor, invitationWithdrawn({ id: personId, facts: {} }));
    });
  }

  private async invited(tx: Tx, personId: string): Promise<PersonEntity> {
    const person = await this.people.byId(tx, personId);
    if (person === null) throw identityRefusals.refuse('person-not-found');
    if (person.state !== 'invited') throw identityRefusals.refuse('wrong-state');
    return person;
  }
}
