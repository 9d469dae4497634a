import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { apiClientRevoked } from '../domain/api-clients.audit-events.js';
import { apiClientRefusals } from '../domain/api-clients.errors.js';
import { ApiClientsRepository } from '../persistence/api-clients.repository.js';

/** Ends all credentials of a machine at once and for good. */
@Injectable()
export class RevokeApiClientCommand {
  constructor(
    private readonly clients: ApiClientsRepository,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `api-client.not-found`, `.has-ended` where it was revoked before */
  async execute(actor: SignedIn, id: string, reason: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const client = await this.clients.byId(tx, id);
      if (client === null) throw apiClientRefusals.refuse('not-found');
      if (client.revokedAt !== null) throw apiClientRefusals.refuse('has-ended');
      await this.clients.revoke(tx, id, actor.personId, reason, this.clock.now());
      const event = apiClientRevoked({ id, facts: {}, disclosures: { reason } });
      await this.trail.record(tx, actor, event);
    });
  }
}
