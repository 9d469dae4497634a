import type { KeyObject } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { Request } from 'express';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { Clock } from '../../platform/clock/clock.js';
import { type Settings, SETTINGS } from '../../platform/config/settings.js';
import type { GuardedRequest } from '../../platform/http/access.js';
import { identityRefusals } from '../domain/identity.errors.js';
import { isSessionLive, isWorthTouching } from '../domain/session.js';
import { SessionsRepository, type SessionHolder } from '../persistence/sessions.repository.js';
import { sessionCookie } from './session-cookie.js';
import {
  type SessionClaims,
  SessionTokens,
  TOKEN_ALGORITHM,
  TOKEN_AUDIENCE,
  TOKEN_ISSUER,
} from './session-tokens.js';

/** What a good token leads to: the session, its person and roles as they are at this moment. */
export interface Authenticated {
  readonly holder: SessionHolder;
  readonly claims: SessionClaims;
}

const fromHeader = ExtractJwt.fromAuthHeaderAsBearerToken();

@Injectable()
export class SessionStrategy extends PassportStrategy(Strategy, 'session-token') {
  constructor(
    tokens: SessionTokens,
    private readonly sessions: SessionsRepository,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {
    super({
      jwtFromRequest: tokenOf,
      // The library hands the key on to jsonwebtoken, which takes a KeyObject; its types lag.
      secretOrKey: tokens.key as KeyObject & string,
      algorithms: [TOKEN_ALGORITHM],
      issuer: TOKEN_ISSUER,
      audience: TOKEN_AUDIENCE,
      passReqToCallback: true,
    });
  }

  async validate(request: GuardedRequest, claims: SessionClaims): Promise<Authenticated> {
    const holder = await this.sessions.holder(claims.sid);
    const now = this.clock.now();
    const holds = holder?.state === 'active' && isSessionLive(holder, this.settings.sessions, now);
    if (!holds) throw identityRefusals.refuse('not-signed-in');
    const isActivity = request.isAskedByItself !== true;
    if (isActivity && isWorthTouching(holder, now))
      await this.sessions.touch(holder.sessionId, now);
    return { holder, claims };
  }
}

function tokenOf(request: Request): string | null {
  const bearer = fromHeader(request);
  const cookie = sessionCookie(request);
  if (bearer !== null && cookie !== null) throw identityRefusals.refuse('two-credentials');
  return bearer ?? cookie;
}
