import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { type Actor, AuditTrail, Denials } from '../../audit-trail/audit-trail.public.js';
import type { GuardedRequest } from '../../platform/http/access.js';
import type { Problem } from '../../platform/http/problem-details.js';
import type { RefusalObserver } from '../../platform/http/refusal-observer.js';
import { REQUEST_METHODS, requestRefused } from '../domain/identity.audit-events.js';
import { SignedIn } from '../domain/signed-in.js';
import { sessionCookie } from './session-cookie.js';
import { visitorOf } from './visitor.js';

/** From here on the fault is the server's, and what it says of that is in its log. */
const SERVER_FAULTS = 500;

/**
 * Enters every refusal that no feature has entered itself, so that a refused request leaves exactly
 * one entry: what is not for this person, what does not exist, what is malformed or out of turn.
 */
@Injectable()
export class RefusedRequests implements RefusalObserver {
  constructor(
    private readonly trail: AuditTrail,
    private readonly denials: Denials,
  ) {}

  async refused(request: GuardedRequest, problem: Problem): Promise<void> {
    const { requestId, status, code } = problem;
    if (status >= SERVER_FAULTS || this.trail.hasAccountedFor(requestId)) return;
    if (asksWhoIsThere(request, status)) return;
    const method = REQUEST_METHODS.find((known) => known === request.method) ?? 'OTHER';
    await this.denials.record(
      request.actor instanceof SignedIn ? request.actor : visitor(request),
      requestRefused({
        id: requestId,
        facts: { method, route: routeOf(request), code, status },
        disclosures: { path: request.path.slice(0, 500) },
        outcome: [401, 403, 404, 429].includes(status) ? 'denied' : 'failed',
      }),
    );
  }
}

/**
 * A browser that opens the console asks whether somebody is signed in; without a session, nobody is
 * and nothing was refused. With one that does not hold, something was.
 */
function asksWhoIsThere(request: Request, status: number): boolean {
  const isQuestion = request.method === 'GET' && routeOf(request).endsWith('/sessions/current');
  const hasNothing = sessionCookie(request) === null && request.headers.authorization === undefined;
  return isQuestion && status === 401 && hasNothing;
}

/** The pattern that the address fits, never the address itself, which is the sender's words. */
function routeOf(request: Request): string {
  const route: unknown = (request as { route?: { path?: unknown } }).route?.path;
  return typeof route === 'string' && /^[\x21\x23-\x5b\x5d-\x7e]+$/.test(route) ? route : 'none';
}

function visitor(request: Request): Actor {
  const { address, requestId } = visitorOf(request);
  const nobody = { kind: 'system', id: 'access', role: 'visitor', sessionId: null } as const;
  return { ...nobody, address, requestId };
}
