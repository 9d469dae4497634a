import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { Transactions } from '../../platform/database/transactions.js';
import { stands } from '../domain/link.js';
import { linksRead } from '../domain/single-sign-on.audit-events.js';
import { LinksRepository } from '../persistence/links.repository.js';
import { ProvidersRepository } from '../persistence/providers.repository.js';

export interface ShownLink {
  readonly id: string;
  readonly providerSlug: string;
  readonly providerName: string;
  readonly linkedAt: Date;
  /** Somebody made it for somebody else, and a second person has yet to approve. */
  readonly isWaiting: boolean;
}

/** Reads which providers somebody is linked with; reading it is itself entered in the trail. */
@Injectable()
export class ReadLinksCommand {
  constructor(
    private readonly links: LinksRepository,
    private readonly providers: ProvidersRepository,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
  ) {}

  async execute(actor: SignedIn, personId: string): Promise<ShownLink[]> {
    const providers = new Map((await this.providers.all()).map((one) => [one.id, one]));
    return this.transactions.run(async (tx) => {
      const links = await this.links.ofPerson(tx, personId);
      await this.trail.record(
        tx,
        actor,
        linksRead({ id: personId, facts: { shown: links.length } }),
      );
      return links.map(({ id, providerId, linkedAt, ...makers }) => ({
        id,
        providerSlug: providers.get(providerId)?.slug ?? '',
        providerName: providers.get(providerId)?.name ?? providerId,
        linkedAt,
        isWaiting: !stands(makers),
      }));
    });
  }
}
