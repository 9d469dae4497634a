import { Injectable } from '@nestjs/common';
import { AuditTrail, Denials, systemActor } from '../../audit-trail/audit-trail.public.js';
import type { Visitor } from '../../identity/identity.public.js';
import { type FailureReason, signInFailed } from '../domain/sign-in.audit-events.js';
import { AddressThrottle } from './address-throttle.js';

export interface Failure {
  readonly reason: FailureReason;
  readonly username: string;
  /** Whether this very try has locked the account; that has its entry already. */
  readonly hasLocked: boolean;
}

/** Takes note of failed tries: in the trail, and against the address that they came from. */
@Injectable()
export class SignInFailures {
  constructor(
    private readonly trail: AuditTrail,
    private readonly denials: Denials,
    private readonly throttle: AddressThrottle,
  ) {}

  /** @throws DomainError `sign-in.too-many-attempts` where the address has failed too often */
  demandRoom({ address }: Visitor): Promise<void> {
    return this.throttle.demandRoom(address);
  }

  async note({ address, requestId }: Visitor, failure: Failure): Promise<void> {
    const { reason, username, hasLocked } = failure;
    await this.throttle.noteFailure(address);
    if (hasLocked) {
      this.trail.accountFor(requestId);
      return;
    }
    const actor = { ...systemActor('sign-in', requestId), role: 'visitor', address };
    const facts = { reason };
    const disclosures = { username };
    const event = signInFailed({ id: requestId, facts, disclosures, outcome: 'denied' });
    await this.denials.record(actor, event);
  }
}
