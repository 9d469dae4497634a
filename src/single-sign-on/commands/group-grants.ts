import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { GivenRoles, type Visitor } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/transactions.js';
import { groupsIn, rolesFrom } from '../domain/group-roles.js';
import { rolesFollowed } from '../domain/single-sign-on.audit-events.js';
import { GrantsRepository } from '../persistence/grants.repository.js';
import type { GroupRoleEntity } from '../persistence/group-role.entity.js';
import type { IdentityProviderEntity } from '../persistence/identity-provider.entity.js';
import { ProvidersRepository } from '../persistence/providers.repository.js';
import { arriving } from './visiting-actor.js';

interface Following {
  readonly provider: IdentityProviderEntity;
  readonly personId: string;
  /** The claim as it came. */
  readonly groups: unknown;
}

/** Gives and ends roles as the groups of a person at the provider come and go. */
@Injectable()
export class GroupGrants {
  constructor(
    private readonly providers: ProvidersRepository,
    private readonly grants: GrantsRepository,
    private readonly roles: GivenRoles,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Does nothing, and enters nothing, where nothing has changed. */
  async follow(tx: Tx, visitor: Visitor, { provider, personId, groups }: Following): Promise<void> {
    const allowed = await this.providers.approvedGroupRoles(tx, provider.id);
    const wanted = provider.groupsClaim === null ? [] : rolesFrom(groupsIn(groups), allowed);
    const held = await this.grants.ofPerson(tx, personId, provider.id);
    const now = this.clock.now();
    const live = await this.roles.liveOf(tx, personId);
    const lapsed = held.filter(({ grantId }) => !live.includes(grantId));
    const ended = held.filter(({ groupRoleId }) => !wanted.some(({ id }) => id === groupRoleId));
    const gone = new Set([...lapsed, ...ended].map(({ grantId }) => grantId));
    await this.grants.end(tx, [...gone], now);
    const endedNow = await this.roles.end(tx, personId, [...gone]);

    const kept = held.filter(({ grantId }) => !gone.has(grantId));
    const fresh = wanted.filter(({ id }) => !kept.some(({ groupRoleId }) => groupRoleId === id));
    const given: GroupRoleEntity[] = [];
    const refused: GroupRoleEntity[] = [];
    for (const line of fresh) {
      const isGiven = await this.give(tx, personId, line, now);
      (isGiven ? given : refused).push(line);
    }
    if (given.length + refused.length + endedNow.length === 0 && gone.size === 0) return;
    const facts = {
      provider: provider.id,
      given: given.map(asFact),
      ended: endedNow.map(asFact),
      refused: refused.map(asFact),
    };
    await this.trail.record(
      tx,
      arriving(visitor, personId),
      rolesFollowed({ id: personId, facts }),
    );
  }

  /** Ends everything that the groups of a provider have given. The caller enters why. */
  async endAll(tx: Tx, personId: string, providerId: string): Promise<void> {
    const held = await this.grants.ofPerson(tx, personId, providerId);
    const ids = held.map(({ grantId }) => grantId);
    await this.grants.end(tx, ids, this.clock.now());
    await this.roles.end(tx, personId, ids);
  }

  private async give(tx: Tx, personId: string, line: GroupRoleEntity, now: Date): Promise<boolean> {
    const { role, unitId, preparedBy, approvedBy, providerId, id: groupRoleId } = line;
    const given = { role, unitId, preparedBy, approvedBy };
    const grantId = await this.roles.give(tx, personId, given);
    if (grantId === null) return false;
    const row = { grantId, personId, providerId, groupRoleId, givenAt: now, endedAt: null };
    await this.grants.insert(tx, row);
    return true;
  }
}

function asFact({ role, unitId }: Pick<GroupRoleEntity, 'role' | 'unitId'>) {
  return { role, unit: unitId };
}
