import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { groupsIn } from '../domain/group-roles.js';
import { isAssured } from '../domain/provider.js';
import { providerTested } from '../domain/single-sign-on.audit-events.js';
import { type Returning, WaysOfSignedIn } from './ways-of-signed-in.js';

/** What came back from a trial: what the provider said, and whether it would have been enough. */
export interface Trial {
  readonly isAssured: boolean;
  readonly acr: string | null;
  readonly amr: readonly string[];
  readonly saysWhenProved: boolean;
  readonly namesItsSession: boolean;
  readonly groups: readonly string[];
}

/** Tries the way to a provider and back, so that an administrator sees what it sends. */
@Injectable()
export class TryProviderCommand {
  constructor(
    private readonly ways: WaysOfSignedIn,
    private readonly trail: AuditTrail,
  ) {}

  /** @throws DomainError as `FinishWay` refuses, except that a missing second factor is shown */
  async execute(actor: SignedIn, returning: Returning): Promise<Trial> {
    const { vouched } = await this.ways.come(actor, returning, 'test');
    const { provider } = returning;
    const proof = { isAssured: isAssured(provider, vouched) };
    await this.trail.recordAlone(actor, providerTested({ id: provider.id, facts: proof }));
    return {
      ...proof,
      acr: vouched.acr,
      amr: vouched.amr,
      saysWhenProved: vouched.provedAt !== null,
      namesItsSession: vouched.sid !== null,
      groups: groupsIn(vouched.groups),
    };
  }
}
