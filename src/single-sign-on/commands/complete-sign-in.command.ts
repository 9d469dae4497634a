import { Injectable } from '@nestjs/common';
import type { Visitor } from '../../identity/identity.public.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { Progress } from '../../sign-in/sign-in.public.js';
import { OfferedProviders } from '../queries/offered-providers.query.js';
import { Failures } from './failures.js';
import { FinishFromOutside } from './finish-from-outside.js';
import type { ReturnedWith } from './finish-way.js';
import { LetIn } from './let-in.js';
import { UnknownArrivals } from './unknown-arrivals.js';
import { visiting } from './visiting-actor.js';

/** Lets somebody in whom an identity provider vouches for. */
@Injectable()
export class CompleteSignInCommand {
  constructor(
    private readonly providers: OfferedProviders,
    private readonly finish: FinishFromOutside,
    private readonly letIn: LetIn,
    private readonly unknown: UnknownArrivals,
    private readonly failures: Failures,
    private readonly transactions: Transactions,
  ) {}

  /**
   * @returns what remains: the notice is still to be read; the second factor was the provider's
   * @throws DomainError `single-sign-on.not-linked`, `.account-not-active`, what bars them, and
   * what {@link FinishFromOutside} refuses
   */
  async execute(
    visitor: Visitor,
    slug: string,
    cookie: string | null,
    returned: ReturnedWith,
  ): Promise<Progress> {
    const provider = await this.providers.enabled(slug);
    const { vouched } = await this.finish.execute(visitor, provider, cookie, returned);
    const progress = await this.transactions.run((tx) =>
      this.letIn.begin(tx, visitor, provider, vouched),
    );
    if (progress === 'not-linked') throw await this.unknown.note(visitor, provider, vouched);
    if (progress === 'account-not-active') {
      const failed = { reason: progress, providerId: provider.id, purpose: 'sign-in' } as const;
      throw await this.failures.refuse(visiting(visitor), failed);
    }
    return progress;
  }
}
