import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { InvitePersonCommand, type SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/transactions.js';
import { accountLinked } from '../domain/provisioning.audit-events.js';
import { provisioningRefusals } from '../domain/provisioning.errors.js';
import type { WholeUser } from '../domain/user-input.js';
import { ProvisionedAccountsRepository } from '../persistence/provisioned-accounts.repository.js';

/** Ties accounts to the other system's names of their people. */
@Injectable()
export class Linking {
  constructor(
    private readonly links: ProvisionedAccountsRepository,
    private readonly invite: InvitePersonCommand,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** An account without any role, which a person has to approve; the person's identifier. */
  async prepare(tx: Tx, actor: SignedIn, wanted: WholeUser): Promise<string> {
    const { userName: username, displayName } = wanted;
    const person = { username, displayName, officerId: null, roles: [] };
    const { personId } = await this.invite.within(tx, actor, person);
    const now = this.clock.now();
    const externalId = wanted.externalId ?? null;
    const moments = { createdAt: now, changedAt: now, removedAt: null };
    await this.links.insert(tx, { personId, externalId, linkedBy: actor.personId, ...moments });
    await this.enter(tx, actor, personId, { externalId, again: false });
    return personId;
  }

  /**
   * A name stays its person's for good. Who was removed and is told of again by the same name in the
   * other system is that person; anybody else must choose another name.
   * @throws DomainError `provisioning.user-name-taken`
   */
  async takeUpAgain(tx: Tx, actor: SignedIn, personId: string, wanted: WholeUser): Promise<string> {
    const link = await this.links.byPerson(tx, personId);
    const { externalId = null } = wanted;
    const isSame = externalId !== null && link?.externalId === externalId;
    if (!isSame || link.removedAt === null) throw provisioningRefusals.refuse('user-name-taken');
    await this.links.update(tx, personId, { removedAt: null, changedAt: this.clock.now() });
    await this.enter(tx, actor, personId, { externalId, again: true });
    return personId;
  }

  private async enter(
    tx: Tx,
    actor: SignedIn,
    id: string,
    { externalId, again }: { externalId: string | null; again: boolean },
  ): Promise<void> {
    const disclosures = externalId === null ? {} : { externalId };
    await this.trail.record(tx, actor, accountLinked({ id, facts: { again }, disclosures }));
  }
}
