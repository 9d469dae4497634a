import { Inject, Injectable, Logger } from '@nestjs/common';
import * as oidc from 'openid-client';
import type { Actor } from '../../audit-trail/audit-trail.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { type Settings, SETTINGS } from '../../platform/config/settings.js';
import { Transactions } from '../../platform/database/transactions.js';
import { HostNotAllowed } from '../../platform/outgoing/guarded-fetch.js';
import { attemptDigest, type Purpose, secretsOf } from '../domain/attempt.js';
import { isRecentEnough } from '../domain/freshness.js';
import { isAssured, returnAddress } from '../domain/provider.js';
import type { Failure } from '../domain/single-sign-on.audit-events.js';
import { type Vouched, vouchedBy } from '../domain/vouched.js';
import { AttemptsRepository } from '../persistence/attempts.repository.js';
import type { IdentityProviderEntity } from '../persistence/identity-provider.entity.js';
import type { SingleSignOnAttemptEntity } from '../persistence/single-sign-on-attempt.entity.js';
import { Failures } from './failures.js';
import { hasCause, ProviderConnections, ProviderUnreachable } from './provider-connections.js';

/** What the provider sent the browser back with. */
export interface ReturnedWith {
  readonly state: string;
  readonly code?: string | undefined;
  readonly iss?: string | undefined;
  /** Where the provider refused: RFC 6749 section 4.1.2.1. */
  readonly error?: string | undefined;
}

export interface FinishedWay {
  readonly attempt: SingleSignOnAttemptEntity;
  readonly vouched: Vouched;
}

interface Returning {
  readonly provider: IdentityProviderEntity;
  readonly purpose: Purpose;
  readonly cookie: string | null;
  readonly returned: ReturnedWith;
}

/** Takes a browser that comes back, and learns from the provider who it is. */
@Injectable()
export class FinishWay {
  private readonly logger = new Logger(FinishWay.name);

  constructor(
    private readonly connections: ProviderConnections,
    private readonly attempts: AttemptsRepository,
    private readonly transactions: Transactions,
    private readonly failures: Failures,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Uses the attempt up, whatever comes of it: a code or a state that was seen once is worthless.
   * @throws DomainError `single-sign-on.not-begun`, `.refused-by-provider`,
   * `.provider-unreachable`, `.not-proven`, `.second-factor-missing`, `.not-recent`
   */
  async execute(actor: Actor, returning: Returning): Promise<FinishedWay> {
    const attempt = await this.useAttempt(returning);
    if (attempt === null) throw await this.failed(actor, returning, 'not-begun');
    let vouched: Vouched | null;
    try {
      vouched = await this.redeem(returning);
    } catch (error) {
      throw await this.failed(actor, returning, reasonOf(error), detailOf(error));
    }
    if (vouched === null) throw await this.failed(actor, returning, 'not-proven', 'claims');
    const fault = returning.purpose === 'test' ? null : this.faultOf(returning, attempt, vouched);
    if (fault !== null) throw await this.failed(actor, returning, fault);
    return { attempt, vouched };
  }

  private useAttempt({ provider, purpose, cookie, returned }: Returning) {
    if (cookie === null || returned.state !== secretsOf(cookie, purpose).state) {
      return Promise.resolve(null);
    }
    const now = this.clock.now();
    return this.transactions.run(async (tx) => {
      const attempt = await this.attempts.use(tx, attemptDigest(cookie), now);
      const fits = attempt?.providerId === provider.id && attempt.purpose === purpose;
      return fits ? attempt : null;
    });
  }

  private async redeem({ provider, purpose, cookie, returned }: Returning) {
    const configuration = await this.connections.configuration(provider);
    const { state, nonce, codeVerifier } = secretsOf(cookie ?? '', purpose);
    const address = new URL(returnAddress(this.settings.http.publicUrl, provider.slug));
    for (const [name, value] of Object.entries(returned)) {
      if (typeof value === 'string') address.searchParams.set(name, value);
    }
    const tokens = await oidc.authorizationCodeGrant(configuration, address, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: codeVerifier,
      idTokenExpected: true,
    });
    const vouched = vouchedBy(tokens.claims(), provider.clientId, provider.groupsClaim);
    return vouched?.issuer === provider.issuer ? vouched : null;
  }

  private faultOf(
    { provider, purpose }: Returning,
    { createdAt: begunAt }: SingleSignOnAttemptEntity,
    vouched: Vouched,
  ): Failure | null {
    if (!isAssured(provider, vouched)) return 'second-factor-missing';
    const { maximumHours } = this.settings.sessions;
    const when = { begunAt, now: this.clock.now(), maximumHours };
    return isRecentEnough(purpose, vouched.provedAt, when) ? null : 'not-recent';
  }

  private failed(
    actor: Actor,
    { provider, purpose }: Returning,
    reason: Failure,
    detail?: string,
  ): Promise<Error> {
    if (detail !== undefined) this.logger.warn(`${provider.slug}: ${reason} (${detail})`);
    return this.failures.refuse(actor, { reason, providerId: provider.id, purpose, detail });
  }
}

function reasonOf(error: unknown): Failure {
  if (error instanceof oidc.AuthorizationResponseError) return 'refused-by-provider';
  const isUnreachable = hasCause(error, ProviderUnreachable) || hasCause(error, HostNotAllowed);
  return isUnreachable || isUnavailable(error) || isDown(error)
    ? 'provider-unreachable'
    : 'not-proven';
}

function isUnavailable(error: unknown): boolean {
  return (error as { code?: unknown }).code === 'single-sign-on.provider-unreachable';
}

/** The provider answers, but only that it cannot: a fault of its own (5xx). */
function isDown(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { cause } = error;
  const answered = error instanceof oidc.ResponseBodyError ? error.status : statusOf(cause);
  return (answered !== null && answered >= 500) || isDown(cause);
}

function statusOf(cause: unknown): number | null {
  return cause instanceof Response ? cause.status : null;
}

/** The error's own words and those of what caused it; messages of the library hold no secrets. */
function detailOf(error: unknown): string {
  if (error instanceof oidc.AuthorizationResponseError) return error.error;
  if (!(error instanceof Error)) return 'unknown';
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
