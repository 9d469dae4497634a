import { type ExecutionContext, Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import type { Response } from 'express';
import { Clock } from '../../platform/clock/clock.js';
import type { GuardedRequest } from '../../platform/http/access.js';
import { identityRefusals } from '../domain/identity.errors.js';
import type { Permission } from '../domain/permissions.js';
import { SignedIn } from '../domain/signed-in.js';
import { OpenAnswers } from './open-answers.js';
import { sessionCookie, setSessionCookie } from './session-cookie.js';
import type { Authenticated } from './session.strategy.js';
import { SessionTokens } from './session-tokens.js';
import { visitorOf } from './visitor.js';

/** A token is renewed once it is this old, so that only idle ones run out. */
const RENEW_AFTER_SECONDS = 60;

/** Passport's part: token to session. What it has to say of a bad token is ours to word. */
class TokenGuard extends AuthGuard('session-token') {
  override handleRequest<T>(error: unknown, found: T | false | null | undefined): T {
    if (error instanceof Error) throw error;
    if (!found) throw identityRefusals.refuse('not-signed-in');
    return found;
  }
}

/** How a person with a session comes in. */
@Injectable()
export class SessionDoor {
  private readonly token = new TokenGuard();

  constructor(
    private readonly tokens: SessionTokens,
    private readonly answers: OpenAnswers,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `identity.not-signed-in`, `.locked`, `.two-credentials`, `.session-bound` */
  async enter(context: ExecutionContext, permission: Permission): Promise<SignedIn> {
    const request = context.switchToHttp().getRequest<GuardedRequest>();
    const response = context.switchToHttp().getResponse<Response>();
    await this.token.canActivate(context);
    const { holder, claims } = request.user as Authenticated;
    const age = this.clock.now().getTime() / 1000 - claims.iat;
    const isOld = age > RENEW_AFTER_SECONDS && request.isAskedByItself !== true;
    if (isOld && sessionCookie(request) !== null) {
      setSessionCookie(response, this.tokens.sign(holder.sessionId, holder.generation));
    }
    // These are over in a moment, and a lock must not break off the proof that lifts it.
    if (request.worksWhileLocked !== true) this.answers.add(holder.sessionId, response);
    const { address, requestId } = visitorOf(request);
    // The role `service` is for machines, which come in by credentials of their own.
    const grants = holder.grants.filter(({ role }) => role !== 'service');
    return new SignedIn({ ...holder, grants, address, requestId }, permission);
  }
}
