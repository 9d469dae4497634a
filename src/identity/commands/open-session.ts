import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/transactions.js';
import { newId } from '../../platform/ids.js';
import { signedIn } from '../domain/identity.audit-events.js';
import { placeOf, type SignInMethod } from '../domain/session.js';
import type { Visitor } from '../domain/visitor.js';
import { SessionsRepository } from '../persistence/sessions.repository.js';

export interface NewSession {
  readonly personId: string;
  readonly method: SignInMethod;
  /** A machine that sends its token itself, instead of a browser with a cookie. */
  readonly bearer: boolean;
}

/** Opens a session for somebody whom the sign-in has found to be who they say. */
@Injectable()
export class OpenSession {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @returns the new session's identifier: never one that was known before the sign-in */
  async execute(tx: Tx, visitor: Visitor, session: NewSession): Promise<string> {
    const { address, userAgent, requestId } = visitor;
    const { personId, method, bearer } = session;
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
      endedAt: null,
    });
    const actor = { kind: 'person' as const, id: personId, role: 'visitor', sessionId: id };
    const event = signedIn({
      id: personId,
      facts: { bearer, method },
      disclosures: userAgent === null ? {} : { userAgent },
    });
    await this.trail.record(tx, { ...actor, address, requestId }, event);
    return id;
  }
}
