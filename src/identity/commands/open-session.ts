import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/transactions.js';
import { DomainEvents } from '../../platform/events/domain-events.js';
import { newId } from '../../platform/ids.js';
import { signedIn } from '../domain/identity.audit-events.js';
import { sessionOpened } from '../domain/identity.domain-events.js';
import { placeOf, type SecondFactorKind, type SignInMethod } from '../domain/session.js';
import type { Visitor } from '../domain/visitor.js';
import { SessionsRepository } from '../persistence/sessions.repository.js';
import { SignInBars } from './sign-in-bars.js';

export interface NewSession {
  readonly personId: string;
  readonly method: SignInMethod;
  /** A machine that sends its token itself, instead of a browser with a cookie. */
  readonly bearer: boolean;
  /** The sign-in that it comes from, for whoever has noted something about that one. */
  readonly signInId: string;
  /** Digest of the notice that was acknowledged on the way. */
  readonly notice: string | null;
  /** What was proved besides `method`. */
  readonly factor: SecondFactorKind | null;
}

/** Opens a session for somebody whom the sign-in has found to be who they say. */
@Injectable()
export class OpenSession {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
    private readonly bars: SignInBars,
    private readonly events: DomainEvents,
  ) {}

  /** @throws DomainError of whatever keeps this person out */
  demandUnbarred(tx: Tx, personId: string, method: SignInMethod): Promise<void> {
    return this.bars.demandNone(tx, personId, method);
  }

  /**
   * @returns the new session's identifier: never one that was known before the sign-in
   * @throws DomainError of whatever keeps this person out
   */
  async execute(tx: Tx, visitor: Visitor, session: NewSession): Promise<string> {
    const { address, userAgent, requestId } = visitor;
    const { personId, method, bearer, notice, factor } = session;
    await this.demandUnbarred(tx, personId, method);
    const id = newId();
    const now = this.clock.now();
    await this.sessions.insert(tx, {
      id,
      personId,
      method,
      address,
      userAgent,
      places: [placeOf(visitor)],
      generation: 0,
      createdAt: now,
      authenticatedAt: now,
      lastSeenAt: now,
      lockedAt: null,
      endedAt: null,
    });
    const actor = { kind: 'person' as const, id: personId, role: 'visitor', sessionId: id };
    const event = signedIn({
      id: personId,
      facts: { bearer, method, notice, factor },
      disclosures: userAgent === null ? {} : { userAgent },
    });
    await this.trail.record(tx, { ...actor, address, requestId }, event);
    const { signInId } = session;
    await this.events.publish(tx, sessionOpened, { personId, sessionId: id, signInId, method });
    return id;
  }
}
