import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import * as oidc from 'openid-client';
import { type Actor, AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { type Settings, SETTINGS } from '../../platform/config/settings.js';
import { Transactions } from '../../platform/database/transactions.js';
import { ATTEMPT_MINUTES, attemptDigest, type Purpose, secretsOf } from '../domain/attempt.js';
import { returnAddress, scopeOf } from '../domain/provider.js';
import { wayBegun } from '../domain/single-sign-on.audit-events.js';
import { AttemptsRepository } from '../persistence/attempts.repository.js';
import type { IdentityProviderEntity } from '../persistence/identity-provider.entity.js';
import { ProviderConnections } from './provider-connections.js';

export interface Way {
  readonly provider: IdentityProviderEntity;
  readonly purpose: Purpose;
  /** Who is signed in and goes; null for whoever wants to come in. */
  readonly personId: string | null;
  readonly sessionId: string | null;
}

export interface BegunWay {
  /** Where the browser goes. */
  readonly url: string;
  /** For the browser's cookie, and nowhere else. */
  readonly cookie: string;
}

/** Sends a browser to an identity provider in such a way that only it can come back. */
@Injectable()
export class BeginWay {
  constructor(
    private readonly connections: ProviderConnections,
    private readonly attempts: AttemptsRepository,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws DomainError `single-sign-on.provider-unreachable` and others of the connection */
  async execute(actor: Actor, way: Way): Promise<BegunWay> {
    const { provider, purpose, personId, sessionId } = way;
    const configuration = await this.connections.configuration(provider);
    const cookie = randomBytes(32).toString('base64url');
    const url = await this.addressOf(configuration, way, cookie);
    const now = this.clock.now();
    await this.transactions.run(async (tx) => {
      await this.attempts.forgetBefore(tx, now);
      await this.attempts.insert(tx, {
        digest: attemptDigest(cookie),
        providerId: provider.id,
        purpose,
        personId,
        sessionId,
        createdAt: now,
        expiresAt: new Date(now.getTime() + ATTEMPT_MINUTES * 60_000),
        usedAt: null,
      });
      await this.trail.record(tx, actor, wayBegun({ id: provider.id, facts: { purpose } }));
    });
    return { url, cookie };
  }

  private async addressOf(
    configuration: oidc.Configuration,
    { provider, purpose }: Way,
    cookie: string,
  ): Promise<string> {
    const { state, nonce, codeVerifier } = secretsOf(cookie, purpose);
    return oidc.buildAuthorizationUrl(configuration, {
      response_type: 'code',
      redirect_uri: returnAddress(this.settings.http.publicUrl, provider.slug),
      scope: scopeOf(provider.scopes),
      state,
      nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
      ...(provider.requiredAcr.length > 0 ? { acr_values: provider.requiredAcr.join(' ') } : {}),
      ...this.freshness(purpose),
    }).href;
  }

  /** CJIS IA-5: proved at most twelve hours ago to come in, and this moment to confirm or to link. */
  private freshness(purpose: Purpose): Record<string, string> {
    const { maximumHours } = this.settings.sessions;
    if (purpose === 'sign-in' || purpose === 'test')
      return { max_age: String(maximumHours * 3600) };
    return { prompt: 'login', max_age: '0' };
  }
}
