import { Injectable } from '@nestjs/common';
import { PeopleDirectory, type Visitor } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/transactions.js';
import { PendingSignIns, type Progress } from '../../sign-in/sign-in.public.js';
import type { Vouched } from '../domain/vouched.js';
import type { IdentityProviderEntity } from '../persistence/identity-provider.entity.js';
import { LinksRepository } from '../persistence/links.repository.js';
import { SignInsRepository } from '../persistence/sign-ins.repository.js';
import { GroupGrants } from './group-grants.js';

/** Begins the sign-in of somebody who is linked, with the roles that their groups give. */
@Injectable()
export class LetIn {
  constructor(
    private readonly links: LinksRepository,
    private readonly people: PeopleDirectory,
    private readonly grants: GroupGrants,
    private readonly pending: PendingSignIns,
    private readonly signIns: SignInsRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * By issuer and subject alone: what else the provider says of somebody proves nothing.
   * @throws DomainError of whatever bars them
   */
  async begin(
    tx: Tx,
    visitor: Visitor,
    provider: IdentityProviderEntity,
    vouched: Vouched,
  ): Promise<Progress | 'not-linked' | 'account-not-active'> {
    const link = await this.links.standing(tx, vouched);
    if (link === null) return 'not-linked';
    const { personId } = link;
    const account = await this.people.byId(tx, personId);
    if (account?.state !== 'active') return 'account-not-active';

    await this.grants.follow(tx, visitor, { provider, personId, groups: vouched.groups });
    const begun = { personId, method: 'single-sign-on', bearer: false } as const;
    const progress = await this.pending.begin(tx, visitor, begun);
    const { subject, sid, provedAt } = vouched;
    await this.signIns.insert(tx, {
      signInId: progress.id,
      sessionId: null,
      personId,
      providerId: provider.id,
      subject,
      sid,
      provedAt,
      createdAt: this.clock.now(),
      endedAt: null,
    });
    return progress;
  }
}
