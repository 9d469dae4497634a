import { Injectable } from '@nestjs/common';
import { Sessions, type SignedIn } from '../../identity/identity.public.js';
import { invariant } from '../../platform/errors/invariant.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { Purpose } from '../domain/attempt.js';
import type { IdentityProviderEntity } from '../persistence/identity-provider.entity.js';
import { LinksRepository } from '../persistence/links.repository.js';
import { Failures } from './failures.js';
import { type FinishedWay, FinishWay, type ReturnedWith } from './finish-way.js';
import { LinkIdentities } from './link-identities.js';

export interface Returning {
  readonly provider: IdentityProviderEntity;
  readonly cookie: string | null;
  readonly returned: ReturnedWith;
}

/** What somebody who is signed in goes to a provider for. */
@Injectable()
export class WaysOfSignedIn {
  constructor(
    private readonly finish: FinishWay,
    private readonly links: LinksRepository,
    private readonly linking: LinkIdentities,
    private readonly sessions: Sessions,
    private readonly failures: Failures,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Proves anew who is at the screen.
   * @returns which of the session's tokens comes next, and the session
   * @throws DomainError `single-sign-on.somebody-else`, and what {@link FinishWay} refuses
   */
  async confirm(actor: SignedIn, returning: Returning) {
    const { vouched } = await this.come(actor, returning, 'confirmation');
    const { sessionId } = actor;
    invariant(sessionId !== null, 'Only somebody with a session confirms it');
    const generation = await this.transactions.run(async (tx) => {
      const link = await this.links.standing(tx, vouched);
      if (link?.personId !== actor.personId) return null;
      return this.sessions.confirm(tx, actor, 'single-sign-on');
    });
    if (generation !== null) return { sessionId, generation };
    throw await this.somebodyElse(actor, returning.provider, 'confirmation');
  }

  /** @throws DomainError `single-sign-on.linked-already`, and what {@link FinishWay} refuses */
  async link(actor: SignedIn, returning: Returning): Promise<string> {
    const { vouched } = await this.come(actor, returning, 'link');
    return this.linking.own(actor, returning.provider.id, vouched);
  }

  /** Only whoever went may come back, and in the same session. */
  async come(actor: SignedIn, returning: Returning, purpose: Purpose): Promise<FinishedWay> {
    const way = await this.finish.execute(actor, { ...returning, purpose });
    const { personId, sessionId } = way.attempt;
    if (personId === actor.personId && sessionId === actor.sessionId) return way;
    throw await this.somebodyElse(actor, returning.provider, purpose);
  }

  private somebodyElse(
    actor: SignedIn,
    { id: providerId }: IdentityProviderEntity,
    purpose: Purpose,
  ): Promise<Error> {
    return this.failures.refuse(actor, { reason: 'somebody-else', providerId, purpose });
  }
}
