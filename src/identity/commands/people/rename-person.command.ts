import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../../audit-trail/audit-trail.public.js';
import { Transactions, type Tx } from '../../../platform/database/transactions.js';
import { identityRefusals } from '../../domain/identity.errors.js';
import { personRenamed } from '../../domain/people.audit-events.js';
import type { SignedIn } from '../../domain/signed-in.js';
import { PeopleRepository } from '../../persistence/people.repository.js';

/** Changes the name that a person is shown by. The user name stays for good. */
@Injectable()
export class RenamePersonCommand {
  constructor(
    private readonly people: PeopleRepository,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
  ) {}

  /** @throws DomainError `identity.person-not-found`, `.nothing-changes` */
  async execute(actor: SignedIn, personId: string, displayName: string): Promise<void> {
    await this.transactions.run((tx) => this.within(tx, actor, personId, displayName));
  }

  /** The same in the transaction of whoever keeps accounts in step. */
  async within(tx: Tx, actor: SignedIn, personId: string, displayName: string): Promise<void> {
    const person = await this.people.byId(tx, personId);
    if (person === null) throw identityRefusals.refuse('person-not-found');
    if (person.displayName === displayName) throw identityRefusals.refuse('nothing-changes');
    await this.people.update(tx, personId, { displayName });
    const disclosures = { from: person.displayName, to: displayName };
    await this.trail.record(tx, actor, personRenamed({ id: personId, facts: {}, disclosures }));
  }
}
