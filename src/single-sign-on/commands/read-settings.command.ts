import { Inject, Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { IdentityDirectory, type SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { type Settings, SETTINGS } from '../../platform/config/settings.js';
import { providersRead } from '../domain/single-sign-on.audit-events.js';
import type { BreakGlassAccountEntity } from '../persistence/break-glass-account.entity.js';
import { BreakGlassRepository } from '../persistence/break-glass.repository.js';
import type { GroupRoleEntity } from '../persistence/group-role.entity.js';
import type { IdentityProviderEntity } from '../persistence/identity-provider.entity.js';
import { LinksRepository } from '../persistence/links.repository.js';
import { ProvidersRepository } from '../persistence/providers.repository.js';
import type { SingleSignOnArrivalEntity } from '../persistence/single-sign-on-arrival.entity.js';

/** Everything that the screen of single sign-on shows. */
export interface SingleSignOnSettings {
  readonly isOnlyWay: boolean;
  readonly allowedHosts: readonly string[];
  readonly publicUrl: string;
  readonly providers: readonly IdentityProviderEntity[];
  readonly groupRoles: readonly GroupRoleEntity[];
  readonly arrivals: readonly SingleSignOnArrivalEntity[];
  readonly breakGlass: readonly BreakGlassAccountEntity[];
  /** Display names of everybody named above. */
  readonly names: ReadonlyMap<string, string>;
}

@Injectable()
export class SettingsSources {
  constructor(
    private readonly providers: ProvidersRepository,
    private readonly links: LinksRepository,
    private readonly breakGlass: BreakGlassRepository,
    private readonly clock: Clock,
  ) {}

  async all() {
    const [providers, groupRoles, arrivals, breakGlass, isOnlyWay] = await Promise.all([
      this.providers.all(),
      this.providers.groupRoles(),
      this.links.arrivals(this.clock.now()),
      this.breakGlass.live(),
      this.breakGlass.isOnlyWay(),
    ]);
    return { providers, groupRoles, arrivals, breakGlass, isOnlyWay };
  }
}

/** Reads the settings of single sign-on; reading them is itself entered in the trail. */
@Injectable()
export class ReadSettingsCommand {
  constructor(
    private readonly sources: SettingsSources,
    private readonly people: IdentityDirectory,
    private readonly trail: AuditTrail,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async execute(actor: SignedIn): Promise<SingleSignOnSettings> {
    const found = await this.sources.all();
    const decided = [...found.groupRoles, ...found.breakGlass];
    const named = [
      ...decided.flatMap(({ preparedBy, approvedBy }) => [preparedBy, approvedBy]),
      ...found.breakGlass.map(({ personId }) => personId),
    ].filter((id) => id !== null);
    const names = await this.people.namesOf([...new Set(named)]);
    const facts = { shown: found.providers.length };
    await this.trail.recordAlone(actor, providersRead({ id: 'all', facts }));
    const { hosts } = this.settings.singleSignOn;
    const allowedHosts = hosts.map(({ host, port }) => (port === 443 ? host : `${host}:${port}`));
    return { ...found, names, allowedHosts, publicUrl: this.settings.http.publicUrl };
  }
}
