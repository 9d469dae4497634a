import { Injectable } from '@nestjs/common';
import { type Actor, Denials } from '../../audit-trail/audit-trail.public.js';
import type { RefusalFacts } from '../../platform/errors/refusals.js';
import type { Purpose } from '../domain/attempt.js';
import { type Failure, wayFailed } from '../domain/single-sign-on.audit-events.js';
import { singleSignOnRefusals } from '../domain/single-sign-on.errors.js';

export interface FailedWay {
  readonly reason: Failure;
  /** The provider, or what was named in its place. */
  readonly providerId: string;
  readonly purpose: Purpose | null;
  /** For whoever mends it: what the provider or the check said. Never a token or a code. */
  readonly detail?: string;
  readonly facts?: RefusalFacts;
}

/** Enters every way that led nowhere, and refuses it. */
@Injectable()
export class Failures {
  constructor(private readonly denials: Denials) {}

  async refuse(actor: Actor, { reason, providerId, purpose, detail, facts }: FailedWay) {
    const disclosures = detail === undefined ? {} : { detail: detail.slice(0, 500) };
    const event = { id: providerId, facts: { reason, purpose }, disclosures };
    await this.denials.record(actor, wayFailed({ ...event, outcome: 'denied' }));
    return singleSignOnRefusals.refuse(reason, facts);
  }
}
