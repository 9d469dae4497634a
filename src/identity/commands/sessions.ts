import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/transactions.js';
import { DomainEvents } from '../../platform/events/domain-events.js';
import { accessEnded, type EndReason } from '../domain/identity.domain-events.js';
import { SessionsRepository } from '../persistence/sessions.repository.js';

/** Ends sessions on behalf of other acts, in their transaction. */
@Injectable()
export class Sessions {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  /**
   * Ends everything that the person has open; whatever is being sent to them stops within seconds.
   * The caller enters the act, with the person as its subject: the database takes it in no other
   * way. The event goes out even where no session was open, since machines listen to it too.
   * @param except a session that goes on, such as the one that the act came with
   * @returns the sessions that were ended
   */
  async endAllOf(
    tx: Tx,
    personId: string,
    why: EndReason,
    { except = null }: { readonly except?: string | null } = {},
  ): Promise<readonly string[]> {
    const sessionIds = await this.sessions.endAllOf(tx, personId, this.clock.now(), except);
    await this.events.publish(tx, accessEnded, { personId, sessionIds, why });
    return sessionIds;
  }
}
