import type { KeyObject } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { Request } from 'express';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { Clock } from '../../platform/clock/clock.js';
import { type Settings, SETTINGS } from '../../platform/config/settings.js';
import type { GuardedRequest } from '../../platform/http/access.js';
import { AdmitSession } from '../commands/admit-session.js';
import { identityRefusals } from '../domain/identity.errors.js';
import {
  claimsOf,
  LONGEST_TOKEN,
  type SessionClaims,
  TOKEN_ALGORITHM,
  TOKEN_AUDIENCE,
  TOKEN_ISSUER,
} from '../domain/session-token.js';
import type { SessionHolder } from '../persistence/sessions.repository.js';
import { sessionCookie } from './session-cookie.js';
import { SessionTokens } from './session-tokens.js';
import { visitorOf } from './visitor.js';

/** What a good token leads to: the session, its person and roles as they are at this moment. */
export interface Authenticated {
  readonly holder: SessionHolder;
  readonly claims: SessionClaims;
}

type GiveKey = (error: Error | null, key?: Buffer) => void;

const fromHeader = ExtractJwt.fromAuthHeaderAsBearerToken();

@Injectable()
export class SessionStrategy extends PassportStrategy(Strategy, 'session-token') {
  constructor(
    private readonly tokens: SessionTokens,
    private readonly admitSession: AdmitSession,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {
    super({
      jwtFromRequest: tokenOf,
      secretOrKeyProvider: (_request: Request, token: string, give: GiveKey) => {
        const key = tokens.keyFor(token);
        // The library hands the key on to jsonwebtoken, which takes a KeyObject; its types lag.
        if (key === null) give(new Error('No key of ours'));
        else give(null, key as KeyObject & Buffer);
      },
      algorithms: [TOKEN_ALGORITHM],
      issuer: TOKEN_ISSUER,
      audience: TOKEN_AUDIENCE,
      // Times are judged by our own clock, and more strictly: see `claimsOf`.
      ignoreExpiration: true,
      passReqToCallback: true,
    });
  }

  async validate(request: GuardedRequest, payload: object): Promise<Authenticated> {
    const { lifetimeSeconds } = this.tokens;
    const now = this.clock.now();
    const token = tokenOf(request) ?? '';
    const fresh = claimsOf(token, payload, { now, lifetimeSeconds });
    // What a locked screen has is older than any other: it may only prove who is there.
    const graceSeconds = this.settings.sessions.maximumHours * 3600;
    const claims = fresh ?? claimsOf(token, payload, { now, lifetimeSeconds, graceSeconds });
    if (claims === null) throw identityRefusals.refuse('not-signed-in');
    const holder = await this.admitSession.execute(claims, visitorOf(request), {
      isStale: fresh === null,
      isActivity: request.isAskedByItself !== true,
      worksWhileLocked: request.worksWhileLocked === true,
    });
    return { holder, claims };
  }
}

function tokenOf(request: Request): string | null {
  const bearer = fromHeader(request);
  const cookie = sessionCookie(request);
  if (bearer !== null && cookie !== null) throw identityRefusals.refuse('two-credentials');
  const token = bearer ?? cookie;
  return token === null || token.length > LONGEST_TOKEN ? null : token;
}
