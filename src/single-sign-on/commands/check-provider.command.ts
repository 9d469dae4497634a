import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { newId } from '../../platform/ids.js';
import { providerChecked } from '../domain/single-sign-on.audit-events.js';
import { ProviderConnections } from './provider-connections.js';

/** What an identity provider publishes of itself, as far as it matters here. */
export interface ProviderOffers {
  readonly issuer: string;
  readonly algorithms: string[];
  readonly acrValues: string[];
  readonly claims: string[];
  readonly scopes: string[];
  /** Whether it names itself when it sends people back (RFC 9207). */
  readonly namesItself: boolean;
  readonly signsOutThroughTheBack: boolean;
}

/** Looks at an identity provider before anybody relies on it. */
@Injectable()
export class CheckProviderCommand {
  constructor(
    private readonly connections: ProviderConnections,
    private readonly trail: AuditTrail,
  ) {}

  /** @throws DomainError `single-sign-on.host-not-allowed`, `.provider-unreachable`, `.provider-not-fit` */
  async execute(actor: SignedIn, issuer: string): Promise<ProviderOffers> {
    const event = providerChecked({ id: newId(), facts: {}, disclosures: { issuer } });
    const { metadata } = await this.connections.discover(issuer);
    await this.trail.recordAlone(actor, event);
    return {
      issuer: metadata.issuer,
      algorithms: texts(metadata.id_token_signing_alg_values_supported),
      acrValues: texts(metadata['acr_values_supported']),
      claims: texts(metadata['claims_supported']),
      scopes: texts(metadata.scopes_supported),
      namesItself: metadata.authorization_response_iss_parameter_supported === true,
      signsOutThroughTheBack: metadata['backchannel_logout_supported'] === true,
    };
  }
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string').slice(0, 100) : [];
}
