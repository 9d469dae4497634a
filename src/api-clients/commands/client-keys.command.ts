import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { newId } from '../../platform/ids.js';
import { stateOf } from '../domain/api-client.js';
import { apiClientKeyEnded, apiClientKeyRegistered } from '../domain/api-clients.audit-events.js';
import { apiClientRefusals } from '../domain/api-clients.errors.js';
import { type KeyFault, readPublicKey, type SignatureAlgorithm } from '../domain/public-key.js';
import { ApiClientsRepository } from '../persistence/api-clients.repository.js';

export interface NewKey {
  /** PEM or a JSON Web Key. */
  readonly key: string;
  readonly endsSecrets: boolean;
}

export interface RegisteredKey {
  /** The `keyid` of the machine's signatures. */
  readonly id: string;
  readonly algorithm: SignatureAlgorithm;
}

const REFUSAL_OF = {
  'private-key': 'private-key',
  'not-a-key': 'not-a-key',
  'other-kind': 'other-kind-of-key',
} as const satisfies Record<KeyFault, string>;

/** The public keys with which a machine's signed requests are verified. */
@Injectable()
export class ClientKeysCommand {
  constructor(
    private readonly clients: ApiClientsRepository,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * The secrets stay good beside the key unless they are to end: then the machine must sign.
   * @throws DomainError `api-client.not-found`, `.has-ended`, `.private-key`, `.not-a-key`,
   *   `.other-kind-of-key`
   */
  async register(actor: SignedIn, clientId: string, input: NewKey): Promise<RegisteredKey> {
    const { endsSecrets } = input;
    const key = readPublicKey(input.key);
    if (typeof key === 'string') throw apiClientRefusals.refuse(REFUSAL_OF[key]);
    const { algorithm, spki } = key;
    const id = newId();
    const now = this.clock.now();
    await this.transactions.run(async (tx) => {
      const client = await this.clients.byId(tx, clientId);
      if (client === null) throw apiClientRefusals.refuse('not-found');
      if (stateOf(client, now) !== 'active') throw apiClientRefusals.refuse('has-ended');
      await this.clients.addKey(tx, { id, clientId, algorithm, spki, addedAt: now });
      if (endsSecrets) await this.clients.endSecrets(tx, clientId, now);
      const sha256 = createHash('sha256').update(spki).digest('hex');
      const facts = { key: id, algorithm, sha256, endsSecrets };
      await this.trail.record(tx, actor, apiClientKeyRegistered({ id: clientId, facts }));
    });
    return { id, algorithm };
  }

  /** @throws DomainError `api-client.key-not-found` */
  async end(actor: SignedIn, clientId: string, keyId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const wasInUse = await this.clients.endKey(tx, clientId, keyId, this.clock.now());
      if (!wasInUse) throw apiClientRefusals.refuse('key-not-found');
      const event = apiClientKeyEnded({ id: clientId, facts: { key: keyId } });
      await this.trail.record(tx, actor, event);
    });
  }
}
