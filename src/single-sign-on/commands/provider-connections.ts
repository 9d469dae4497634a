import { Inject, Injectable } from '@nestjs/common';
import { createRemoteJWKSet, customFetch as joseFetch, type JWTVerifyGetKey } from 'jose';
import * as oidc from 'openid-client';
import { Clock } from '../../platform/clock/clock.js';
import { type Settings, SETTINGS } from '../../platform/config/settings.js';
import {
  type GuardedFetch,
  guardedFetch,
  HostNotAllowed,
} from '../../platform/outgoing/guarded-fetch.js';
import { entriesFor } from '../../platform/outgoing/allowed-hosts.js';
import { singleSignOnRefusals } from '../domain/single-sign-on.errors.js';
import type { IdentityProviderEntity } from '../persistence/identity-provider.entity.js';
import { ClientSecrets } from './client-secrets.js';

/** What a provider publishes of itself is asked for again after this long. */
const FRESH_MS = 5 * 60_000;
const CLOCK_TOLERANCE_SECONDS = 30;
/** Signing out at the provider is rare: unknown keys make us ask for its keys this often at most. */
const KEYS_COOLDOWN_MS = 10_000;

/** Of what a provider publishes, what Plumbline uses. */
export interface Discovered {
  readonly metadata: Readonly<oidc.ServerMetadata>;
  readonly jwksUri: string;
}

interface Known extends Discovered {
  readonly issuer: string;
  readonly at: number;
  readonly keys: JWTVerifyGetKey;
}

/** The provider did not answer, or may not be asked. */
export class ProviderUnreachable extends Error {
  override readonly name = 'ProviderUnreachable';
}

/** Speaks with identity providers: only those of the allow-list, and only over what they publish. */
@Injectable()
export class ProviderConnections {
  private readonly fetch: GuardedFetch;
  private readonly known = new Map<string, Known>();

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly secrets: ClientSecrets,
    private readonly clock: Clock,
  ) {
    const ask = guardedFetch(settings.singleSignOn.hosts);
    this.fetch = async (url, request) => {
      try {
        return await ask(url, request);
      } catch (error) {
        if (error instanceof HostNotAllowed) throw error;
        throw new ProviderUnreachable('The identity provider did not answer', { cause: error });
      }
    };
  }

  /**
   * Asks a provider what it offers.
   * @throws DomainError `single-sign-on.host-not-allowed`, `.provider-unreachable`,
   * `.provider-not-fit`
   */
  async discover(issuer: string): Promise<Discovered> {
    const metadata = await this.metadataOf(issuer);
    if (metadata.issuer !== issuer) {
      throw singleSignOnRefusals.refuse('provider-not-fit', { lacks: `issuer ${issuer}` });
    }
    const endpoints = ['authorization_endpoint', 'token_endpoint', 'jwks_uri'] as const;
    for (const name of endpoints) this.demandFit(metadata[name], name);
    return { metadata, jwksUri: metadata.jwks_uri ?? '' };
  }

  /** A configuration for one way: with no key of the provider that an earlier way has brought. */
  async configuration(provider: IdentityProviderEntity): Promise<oidc.Configuration> {
    const { metadata } = await this.knownOf(provider);
    const secret = this.secrets.open(provider.clientSecret, provider.id);
    const configuration = new oidc.Configuration(
      metadata,
      provider.clientId,
      {
        id_token_signed_response_alg: provider.algorithm,
        [oidc.clockTolerance]: CLOCK_TOLERANCE_SECONDS,
      },
      oidc.ClientSecretBasic(secret),
    );
    configuration[oidc.customFetch] = (url, { method, headers, body }) =>
      this.fetch(url, { method, headers, body });
    // The token comes over TLS from the provider itself; its signature is checked all the same.
    oidc.enableNonRepudiationChecks(configuration);
    return configuration;
  }

  /** The provider's signing keys, for what it sends without being asked. */
  async keys(provider: IdentityProviderEntity): Promise<JWTVerifyGetKey> {
    return (await this.knownOf(provider)).keys;
  }

  /** The secret as it is kept beside the provider's settings. */
  seal(secret: string, providerId: string): Buffer {
    return this.secrets.seal(secret, providerId);
  }

  /** Forgets what was published, so that a change is seen at once. */
  forget(providerId: string): void {
    this.known.delete(providerId);
  }

  private async knownOf({ id, issuer }: IdentityProviderEntity): Promise<Known> {
    const now = this.clock.now().getTime();
    const known = this.known.get(id);
    if (known !== undefined && known.issuer === issuer && now - known.at < FRESH_MS) return known;
    const discovered = await this.discover(issuer);
    const keys = createRemoteJWKSet(new URL(discovered.jwksUri), {
      cooldownDuration: KEYS_COOLDOWN_MS,
      cacheMaxAge: FRESH_MS,
      [joseFetch]: (url, { headers, method }) => this.fetch(url, { headers, method }),
    });
    const fresh = { ...discovered, issuer, at: now, keys };
    this.known.set(id, fresh);
    return fresh;
  }

  private async metadataOf(issuer: string): Promise<Readonly<oidc.ServerMetadata>> {
    const url = this.permitted(issuer);
    try {
      const found = await oidc.discovery(url, 'plumbline', undefined, oidc.None(), {
        [oidc.customFetch]: (to, { method, headers }) => this.fetch(to, { method, headers }),
      });
      return { ...found.serverMetadata() };
    } catch (error) {
      if (hasCause(error, HostNotAllowed)) {
        throw singleSignOnRefusals.refuse('host-not-allowed', { host: url.host });
      }
      if (hasCause(error, ProviderUnreachable)) {
        throw singleSignOnRefusals.refuse('provider-unreachable');
      }
      throw singleSignOnRefusals.refuse('provider-not-fit', { lacks: 'openid-configuration' });
    }
  }

  private demandFit(address: string | undefined, name: string): void {
    if (address === undefined || !URL.canParse(address)) {
      throw singleSignOnRefusals.refuse('provider-not-fit', { lacks: name });
    }
    this.permitted(address);
  }

  /** @throws DomainError `single-sign-on.host-not-allowed`, before anything is sent */
  private permitted(address: string): URL {
    const url = URL.canParse(address) ? new URL(address) : null;
    const isListed = url !== null && entriesFor(this.settings.singleSignOn.hosts, url).length > 0;
    if (url === null || !isListed || url.username !== '') {
      throw singleSignOnRefusals.refuse('host-not-allowed', { host: url?.host ?? 'none' });
    }
    return url;
  }
}

/** Whether an error, or what it says that caused it, is of this kind. */
export function hasCause(error: unknown, kind: abstract new (...args: never[]) => Error): boolean {
  if (!(error instanceof Error)) return false;
  const { cause } = error;
  return error instanceof kind || hasCause(cause, kind);
}
