import { Inject, Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { type Settings, SETTINGS } from '../../platform/config/settings.js';
import { Transactions } from '../../platform/database/transactions.js';
import { DomainEvents } from '../../platform/events/domain-events.js';
import { sessionMoved } from '../domain/identity.audit-events.js';
import { accessEnded } from '../domain/identity.domain-events.js';
import { identityRefusals } from '../domain/identity.errors.js';
import { breaksBinding, PLACES_KEPT, placeOf } from '../domain/session.js';
import type { Visitor } from '../domain/visitor.js';
import { type SessionHolder, SessionsRepository } from '../persistence/sessions.repository.js';

/**
 * Notes that a session is used from another address or by another browser than so far: once for
 * each. Where sessions are bound, it ends: a token that left its browser was stolen.
 */
@Injectable()
export class NoteSessionMove {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws DomainError `identity.session-bound` */
  async execute(holder: SessionHolder, visitor: Visitor): Promise<void> {
    const { sessionId, personId, grants } = holder;
    const { address, userAgent, requestId } = visitor;
    const ends = breaksBinding(holder, visitor, this.settings.sessions.boundTo);
    await this.transactions.run(async (tx) => {
      const places = await this.sessions.placesForUpdate(tx, sessionId);
      const place = placeOf(visitor);
      // Two requests of one page came at once, and the other one was first.
      if (places.includes(place)) return;
      if (ends) {
        await this.sessions.end(tx, sessionId, this.clock.now());
        const ended = { personId, sessionIds: [sessionId], why: 'session-moved' } as const;
        await this.events.publish(tx, accessEnded, ended);
      } else {
        await this.sessions.keepPlaces(tx, sessionId, [...places, place].slice(-PLACES_KEPT));
      }
      const role = grants[0]?.role ?? 'none';
      const actor = { kind: 'person', id: personId, role, sessionId, address, requestId } as const;
      const facts = {
        otherAddress: address !== holder.address,
        otherBrowser: userAgent !== holder.userAgent,
        ended: ends,
      };
      const disclosures = userAgent === null ? {} : { userAgent };
      await this.trail.record(tx, actor, sessionMoved({ id: personId, facts, disclosures }));
    });
    if (!ends) return;
    this.trail.accountFor(requestId);
    throw identityRefusals.refuse('session-bound');
  }
}
