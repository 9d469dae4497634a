import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import type { Visitor } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { newId } from '../../platform/ids.js';
import { unknownArrived } from '../domain/single-sign-on.audit-events.js';
import { singleSignOnRefusals } from '../domain/single-sign-on.errors.js';
import type { Vouched } from '../domain/vouched.js';
import type { IdentityProviderEntity } from '../persistence/identity-provider.entity.js';
import { LinksRepository } from '../persistence/links.repository.js';
import { visiting } from './visiting-actor.js';

/** Days for which somebody who is linked to nobody is remembered, for an administrator to link. */
const ARRIVAL_DAYS = 7;

/** Remembers who came and is linked to nobody: subjects are nothing that anybody could type. */
@Injectable()
export class UnknownArrivals {
  constructor(
    private readonly links: LinksRepository,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @returns the refusal, with the number that the person tells their administrator */
  async note(visitor: Visitor, provider: IdentityProviderEntity, vouched: Vouched): Promise<Error> {
    const number = await this.transactions.run((tx) => this.keep(tx, visitor, provider, vouched));
    return singleSignOnRefusals.refuse('not-linked', { number });
  }

  private async keep(
    tx: Tx,
    visitor: Visitor,
    { id: providerId }: IdentityProviderEntity,
    { issuer, subject, shownName }: Vouched,
  ): Promise<string> {
    const arrivedAt = this.clock.now();
    const number = await this.links.keepArrival(tx, {
      id: newId(),
      number: String(randomInt(10_000_000, 100_000_000)),
      providerId,
      issuer,
      subject,
      shownName,
      arrivedAt,
      expiresAt: new Date(arrivedAt.getTime() + ARRIVAL_DAYS * 24 * 3_600_000),
    });
    const disclosures = { subject, name: shownName };
    const event = { id: providerId, facts: { number }, disclosures, outcome: 'denied' } as const;
    await this.trail.record(tx, visiting(visitor), unknownArrived(event));
    return number;
  }
}
