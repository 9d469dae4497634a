import { Injectable } from '@nestjs/common';
import { Denials } from '../../audit-trail/audit-trail.public.js';
import type { Machine, Visitor } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { isWithinNetworks, sourceOf } from '../domain/addresses.js';
import { isUseWorthNoting, type RefusalReason, stateOf } from '../domain/api-client.js';
import { apiClientRefused } from '../domain/api-clients.audit-events.js';
import { apiClientRefusals } from '../domain/api-clients.errors.js';
import {
  type KnownClient,
  MachineCredentialsRepository,
} from '../persistence/machine-credentials.repository.js';
import { RequestLimits } from './request-limits.js';

/** What is asked of every machine whose credential was found good, and how all refusals are said. */
@Injectable()
export class MachineAdmission {
  constructor(
    private readonly credentials: MachineCredentialsRepository,
    private readonly limits: RequestLimits,
    private readonly denials: Denials,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `api-client.not-recognized`, `.too-many-requests` */
  async admit(client: KnownClient, visitor: Visitor): Promise<Machine> {
    const now = this.clock.now();
    const state = stateOf(client, now);
    if (state !== 'active') return this.refuse(visitor, state, client.id);
    if (!isWithinNetworks(visitor.address, client.networks)) {
      return this.refuse(visitor, 'address', client.id);
    }
    const wait = await this.limits.countRequest(client.id, client.requestsPerMinute);
    if (wait !== null) {
      await this.enter(visitor, 'rate', client.id);
      throw apiClientRefusals.refuse('too-many-requests', { retryAfterSeconds: wait });
    }
    if (isUseWorthNoting(client.lastUsedAt, now)) {
      await this.credentials.noteUse(client.id, now, visitor.address);
    }
    const { id, name, permissions } = client;
    return { id, name, permissions };
  }

  /**
   * Answers every bad credential alike; which it was stands in the trail.
   * @throws DomainError `api-client.not-recognized`; `.too-many-requests` to a source of many
   */
  async refuse(visitor: Visitor, reason: RefusalReason, clientId: string | null): Promise<never> {
    const wait = await this.limits.countFailure(sourceOf(visitor.address));
    await this.enter(visitor, reason, clientId);
    throw wait === null
      ? apiClientRefusals.refuse('not-recognized')
      : apiClientRefusals.refuse('too-many-requests', { retryAfterSeconds: wait });
  }

  private async enter(
    { address, requestId }: Visitor,
    reason: RefusalReason,
    clientId: string | null,
  ): Promise<void> {
    const nobody = { kind: 'system', id: 'access', role: 'visitor', sessionId: null } as const;
    const id = clientId ?? requestId;
    const event = apiClientRefused({ id, facts: { reason }, outcome: 'denied' });
    await this.denials.record({ ...nobody, address, requestId }, event);
  }
}
