import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx, violatedConstraint } from '../../platform/database/transactions.js';
import { newId } from '../../platform/ids.js';
import type { SigningAlgorithm } from '../domain/provider.js';
import { providerSaved } from '../domain/single-sign-on.audit-events.js';
import { singleSignOnRefusals } from '../domain/single-sign-on.errors.js';
import type { IdentityProviderEntity } from '../persistence/identity-provider.entity.js';
import { ProvidersRepository } from '../persistence/providers.repository.js';
import { EndVerifiedSessions } from './end-verified-sessions.js';
import { ProviderConnections } from './provider-connections.js';

export interface ProviderSettings {
  readonly name: string;
  readonly clientId: string;
  /** Null to keep the one that is there. */
  readonly clientSecret: string | null;
  readonly algorithm: SigningAlgorithm;
  readonly scopes: readonly string[];
  readonly requiredAcr: readonly string[];
  readonly requiredAmr: readonly string[];
  readonly groupsClaim: string | null;
  readonly isEnabled: boolean;
}

export interface NewProvider extends ProviderSettings {
  readonly slug: string;
  readonly issuer: string;
  readonly clientSecret: string;
}

type Saved = Omit<IdentityProviderEntity, 'slug' | 'clientSecret' | 'createdBy' | 'createdAt'>;

/** Connects an identity provider, or changes how it is asked. Its issuer never changes. */
@Injectable()
export class SaveProviderCommand {
  constructor(
    private readonly providers: ProvidersRepository,
    private readonly connections: ProviderConnections,
    private readonly standing: EndVerifiedSessions,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the provider's identifier
   * @throws DomainError `single-sign-on.assurance-needed`, `.provider-taken`,
   * `.host-not-allowed`, `.provider-unreachable`, `.provider-not-fit`
   */
  async add(actor: SignedIn, input: NewProvider): Promise<string> {
    demandAssurance(input);
    await this.connections.discover(input.issuer);
    const { slug, issuer } = input;
    const id = newId();
    const now = this.clock.now();
    const row = {
      ...rowOf(input),
      id,
      slug,
      issuer,
      clientSecret: this.connections.seal(input.clientSecret, id),
      createdBy: actor.personId,
      createdAt: now,
      changedAt: now,
    };
    await this.save(async (tx) => {
      await this.providers.insert(tx, row);
      await this.enter(tx, actor, row, { isNew: true, isSecretNew: true });
    });
    return id;
  }

  /**
   * One that is switched off ends all that it has vouched for.
   * @throws DomainError as above, and `single-sign-on.provider-not-found`
   */
  async change(actor: SignedIn, id: string, input: ProviderSettings): Promise<void> {
    demandAssurance(input);
    await this.save(async (tx) => {
      const known = await this.providers.claim(tx, id);
      if (known === null) throw singleSignOnRefusals.refuse('provider-not-found');
      const { clientSecret } = input;
      const isSecretNew = clientSecret !== null;
      const changed = {
        ...rowOf(input),
        changedAt: this.clock.now(),
        ...(isSecretNew ? { clientSecret: this.connections.seal(clientSecret, id) } : {}),
      };
      await this.providers.change(tx, id, changed);
      const saved = { id, issuer: known.issuer, ...changed };
      await this.enter(tx, actor, saved, { isNew: false, isSecretNew });
      if (known.isEnabled && !input.isEnabled) await this.standing.endWith(tx, actor, id);
    });
    this.connections.forget(id);
  }

  private async save(work: (tx: Tx) => Promise<void>): Promise<void> {
    try {
      await this.transactions.run(work);
    } catch (error) {
      if (violatedConstraint(error)?.startsWith('uq_identity_provider_') === true) {
        throw singleSignOnRefusals.refuse('provider-taken');
      }
      throw error;
    }
  }

  private async enter(
    tx: Tx,
    actor: SignedIn,
    provider: Saved,
    what: { isNew: boolean; isSecretNew: boolean },
  ): Promise<void> {
    const { id, isEnabled, algorithm, name, issuer, clientId, groupsClaim } = provider;
    const { requiredAcr: acr, requiredAmr: amr } = provider;
    const facts = { ...what, isEnabled, algorithm, demandsAcr: acr.length, demandsAmr: amr.length };
    const disclosures = { name, issuer, clientId, acr, amr, groupsClaim: groupsClaim ?? '' };
    await this.trail.record(tx, actor, providerSaved({ id, facts, disclosures }));
  }
}

function demandAssurance({ requiredAcr, requiredAmr }: ProviderSettings): void {
  if (requiredAcr.length + requiredAmr.length === 0) {
    throw singleSignOnRefusals.refuse('assurance-needed');
  }
}

function rowOf(input: ProviderSettings) {
  const { name, clientId, algorithm, groupsClaim, isEnabled } = input;
  return {
    name,
    clientId,
    algorithm,
    groupsClaim,
    isEnabled,
    scopes: [...input.scopes],
    requiredAcr: [...input.requiredAcr],
    requiredAmr: [...input.requiredAmr],
  };
}
