import { Injectable } from '@nestjs/common';
import { singleSignOnRefusals } from '../domain/single-sign-on.errors.js';
import { BreakGlassRepository } from '../persistence/break-glass.repository.js';
import type { IdentityProviderEntity } from '../persistence/identity-provider.entity.js';
import { ProvidersRepository } from '../persistence/providers.repository.js';

/** What the sign-in page offers. */
export interface Offers {
  readonly providers: readonly { slug: string; name: string }[];
  readonly isOnlyWay: boolean;
}

@Injectable()
export class OfferedProviders {
  constructor(
    private readonly providers: ProvidersRepository,
    private readonly policy: BreakGlassRepository,
  ) {}

  async offers(): Promise<Offers> {
    const [all, isOnlyWay] = await Promise.all([this.providers.all(), this.policy.isOnlyWay()]);
    const enabled = all.filter(({ isEnabled }) => isEnabled);
    return { providers: enabled.map(({ slug, name }) => ({ slug, name })), isOnlyWay };
  }

  /** @throws DomainError `single-sign-on.provider-not-found`, also for one that is switched off */
  async enabled(slug: string): Promise<IdentityProviderEntity> {
    const provider = await this.providers.bySlug(slug);
    if (provider?.isEnabled !== true) throw singleSignOnRefusals.refuse('provider-not-found');
    return provider;
  }

  /** @throws DomainError `single-sign-on.provider-not-found` */
  async any(slug: string): Promise<IdentityProviderEntity> {
    const provider = await this.providers.bySlug(slug);
    if (provider === null) throw singleSignOnRefusals.refuse('provider-not-found');
    return provider;
  }
}
