import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../../identity/identity.public.js';
import { mayRead } from '../commands/draw-scope.js';
import type { ReviewPolicy } from '../domain/review-policy.js';
import { ReviewPoliciesRepository } from '../persistence/review-policies.repository.js';

/** The review policies that apply to a person's units, by name, newest version first. */
@Injectable()
export class ReviewPoliciesQuery {
  constructor(private readonly policies: ReviewPoliciesRepository) {}

  async all(actor: SignedIn): Promise<ReviewPolicy[]> {
    const policies = await this.policies.all();
    return policies.filter((policy) => mayRead(actor, policy));
  }
}
