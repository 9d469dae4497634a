import { Injectable } from '@nestjs/common';
import type { Visitor } from '../../identity/identity.public.js';
import { DomainError } from '../../platform/errors/refusals.js';
import { AddressThrottle } from '../../sign-in/sign-in.public.js';
import type { IdentityProviderEntity } from '../persistence/identity-provider.entity.js';
import { type FinishedWay, FinishWay, type ReturnedWith } from './finish-way.js';
import { visiting } from './visiting-actor.js';

/** Nobody was vouched for: what came may have been guessed, forged or replayed. */
const WORTH_COUNTING: readonly string[] = ['gone', 'unauthenticated'];

/** Takes a browser back of which nobody knows yet whose it is, and counts those that bring nothing. */
@Injectable()
export class FinishFromOutside {
  constructor(
    private readonly finish: FinishWay,
    private readonly throttle: AddressThrottle,
  ) {}

  /** @throws DomainError `sign-in.too-many-attempts`, and what {@link FinishWay} refuses */
  async execute(
    visitor: Visitor,
    provider: IdentityProviderEntity,
    cookie: string | null,
    returned: ReturnedWith,
  ): Promise<FinishedWay> {
    await this.throttle.demandRoom(visitor.address);
    try {
      const returning = { provider, purpose: 'sign-in', cookie, returned } as const;
      return await this.finish.execute(visiting(visitor), returning);
    } catch (error) {
      const isVain = error instanceof DomainError && WORTH_COUNTING.includes(error.refusal.kind);
      if (isVain) await this.throttle.noteFailure(visitor.address);
      throw error;
    }
  }
}
