import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { stateOf } from '../domain/api-client.js';
import { apiClientRotated } from '../domain/api-clients.audit-events.js';
import { apiClientRefusals } from '../domain/api-clients.errors.js';
import { makeCredential } from '../domain/credential.js';
import { ApiClientsRepository } from '../persistence/api-clients.repository.js';

export interface Rotation {
  /** Shown once; only its digest is kept. */
  readonly credential: string;
  /** When the earlier secrets end by themselves. */
  readonly earlierEndAt: Date;
}

/**
 * Gives a machine a second secret beside the first, which ends by itself a little later: long
 * enough to bring the new one to the machine without a gap.
 */
@Injectable()
export class RotateSecretCommand {
  constructor(
    private readonly clients: ApiClientsRepository,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `api-client.not-found`, `.has-ended` */
  execute(actor: SignedIn, id: string, overlapHours: number): Promise<Rotation> {
    const now = this.clock.now();
    const earlierEndAt = new Date(now.getTime() + overlapHours * 3_600_000);
    return this.transactions.run(async (tx) => {
      const client = await this.clients.byId(tx, id);
      if (client === null) throw apiClientRefusals.refuse('not-found');
      if (stateOf(client, now) !== 'active') throw apiClientRefusals.refuse('has-ended');
      const { credential, sha256 } = makeCredential(id);
      await this.clients.endSecrets(tx, id, earlierEndAt);
      await this.clients.addSecret(tx, { clientId: id, secretSha256: sha256, madeAt: now });
      const facts = { earlierEndAt: earlierEndAt.toISOString() };
      await this.trail.record(tx, actor, apiClientRotated({ id, facts }));
      return { credential, earlierEndAt };
    });
  }
}
