import { Injectable } from '@nestjs/common';
import { jwtVerify } from 'jose';
import { Denials } from '../../audit-trail/audit-trail.public.js';
import type { Visitor } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { type Logout, LOGOUT_TOKEN_MINUTES, logoutAskedBy } from '../domain/logout-token.js';
import { logoutTokenRefused } from '../domain/single-sign-on.audit-events.js';
import { singleSignOnRefusals } from '../domain/single-sign-on.errors.js';
import type { IdentityProviderEntity } from '../persistence/identity-provider.entity.js';
import { EndVerifiedSessions } from './end-verified-sessions.js';
import { hasCause, ProviderConnections, ProviderUnreachable } from './provider-connections.js';
import { visiting } from './visiting-actor.js';

const TOLERANCE_SECONDS = 30;

/** Ends sessions because their owner has signed out at the provider, or was signed out there. */
@Injectable()
export class BackChannelLogoutCommand {
  constructor(
    private readonly connections: ProviderConnections,
    private readonly verified: EndVerifiedSessions,
    private readonly denials: Denials,
    private readonly clock: Clock,
  ) {}

  /**
   * @param token as the provider posted it
   * @throws DomainError `single-sign-on.logout-token-not-valid`, `.provider-unreachable`
   */
  async execute(visitor: Visitor, provider: IdentityProviderEntity, token: string): Promise<void> {
    const logout = await this.verify(provider, token);
    if (logout === 'unreachable') throw singleSignOnRefusals.refuse('provider-unreachable');
    if (logout === 'forged' || logout === 'malformed') {
      throw await this.refused(visitor, provider, logout);
    }
    const isFresh = await this.verified.end(visitor, provider, logout);
    if (!isFresh) throw await this.refused(visitor, provider, 'replayed');
  }

  private async verify(
    provider: IdentityProviderEntity,
    token: string,
  ): Promise<Logout | 'forged' | 'malformed' | 'unreachable'> {
    try {
      const keys = await this.connections.keys(provider);
      const { payload } = await jwtVerify(token, keys, {
        issuer: provider.issuer,
        audience: provider.clientId,
        algorithms: [provider.algorithm],
        typ: 'logout+jwt',
        maxTokenAge: `${LOGOUT_TOKEN_MINUTES}m`,
        clockTolerance: TOLERANCE_SECONDS,
        requiredClaims: ['iat', 'exp', 'jti', 'events'],
        currentDate: this.clock.now(),
      });
      return logoutAskedBy(payload) ?? 'malformed';
    } catch (error) {
      return hasCause(error, ProviderUnreachable) ? 'unreachable' : 'forged';
    }
  }

  private async refused(
    visitor: Visitor,
    { id }: IdentityProviderEntity,
    reason: 'malformed' | 'forged' | 'replayed',
  ): Promise<Error> {
    const event = logoutTokenRefused({ id, facts: { reason }, outcome: 'denied' });
    await this.denials.record(visiting(visitor), event);
    return singleSignOnRefusals.refuse('logout-token-not-valid');
  }
}
