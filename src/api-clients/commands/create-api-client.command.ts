import { Inject, Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { type Settings, SETTINGS } from '../../platform/config/settings.js';
import { Transactions, violatedConstraint } from '../../platform/database/transactions.js';
import { newId } from '../../platform/ids.js';
import { normalizeNetwork } from '../domain/addresses.js';
import { type ApiClientPurpose, type ApiClientScope, scopeBeyond } from '../domain/api-client.js';
import { apiClientMade } from '../domain/api-clients.audit-events.js';
import { apiClientRefusals } from '../domain/api-clients.errors.js';
import { makeCredential } from '../domain/credential.js';
import type { ApiClientEntity } from '../persistence/api-client.entity.js';
import { ApiClientsRepository } from '../persistence/api-clients.repository.js';

export interface NewApiClient {
  readonly name: string;
  readonly purpose: ApiClientPurpose;
  readonly permissions: readonly ApiClientScope[];
  readonly validUntil: Date;
  /** Addresses or networks that it may come from; none means from anywhere. */
  readonly networks: readonly string[];
  /** The setting's value where none is given. */
  readonly requestsPerMinute: number | null;
}

export interface MadeApiClient {
  readonly id: string;
  /** Shown once; only its digest is kept. */
  readonly credential: string;
}

const DAY = 86_400_000;

/** Gives a machine a credential of its own. */
@Injectable()
export class CreateApiClientCommand {
  constructor(
    private readonly clients: ApiClientsRepository,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * @throws DomainError `api-client.beyond-own-rights`, `.ends-too-late`, `.not-an-address`,
   *   `.name-taken`
   */
  async execute(actor: SignedIn, input: NewApiClient): Promise<MadeApiClient> {
    const client = this.check(actor, input);
    const { credential, sha256 } = makeCredential(client.id);
    const { purpose, permissions, requestsPerMinute, name, networks } = client;
    const validUntil = client.validUntil.toISOString();
    const limits = { validUntil, networks: networks.length, requestsPerMinute };
    const facts = { purpose, permissions, ...limits };
    const event = apiClientMade({ id: client.id, facts, disclosures: { name, networks } });
    try {
      await this.transactions.run(async (tx) => {
        await this.clients.insert(tx, client);
        const secret = { clientId: client.id, secretSha256: sha256, madeAt: client.createdAt };
        await this.clients.addSecret(tx, secret);
        await this.trail.record(tx, actor, event);
      });
    } catch (error) {
      if (violatedConstraint(error) !== 'uq_api_client_name') throw error;
      throw apiClientRefusals.refuse('name-taken');
    }
    return { id: client.id, credential };
  }

  private check(actor: SignedIn, input: NewApiClient): ApiClientEntity {
    const { validDays, requestsPerMinute } = this.settings.apiClients;
    const permissions = [...new Set(input.permissions)].sort();
    const beyond = scopeBeyond(permissions, (permission) => actor.can(permission));
    if (beyond !== null) throw apiClientRefusals.refuse('beyond-own-rights', { scope: beyond });
    const now = this.clock.now();
    const lasts = input.validUntil.getTime() - now.getTime();
    if (lasts <= 0 || lasts > validDays * DAY) {
      throw apiClientRefusals.refuse('ends-too-late', { withinDays: validDays });
    }
    return {
      id: newId(),
      name: input.name.trim(),
      purpose: input.purpose,
      permissions,
      networks: input.networks.map(networkOrRefuse),
      requestsPerMinute: input.requestsPerMinute ?? requestsPerMinute,
      createdBy: actor.personId,
      createdAt: now,
      validUntil: input.validUntil,
      ...{ revokedAt: null, revokedBy: null, revokeReason: null },
    };
  }
}

function networkOrRefuse(text: string): string {
  const network = normalizeNetwork(text);
  if (network === null) throw apiClientRefusals.refuse('not-an-address', { given: text });
  return network;
}
