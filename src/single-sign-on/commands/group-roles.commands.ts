import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { GivenRoles, type Role, type SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { newId } from '../../platform/ids.js';
import {
  groupRoleApproved,
  groupRoleEnded,
  groupRolePrepared,
} from '../domain/single-sign-on.audit-events.js';
import { singleSignOnRefusals } from '../domain/single-sign-on.errors.js';
import type { GroupRoleEntity } from '../persistence/group-role.entity.js';
import { ProvidersRepository } from '../persistence/providers.repository.js';

export interface NewGroupRole {
  readonly group: string;
  readonly role: Role;
  readonly unitId: string | null;
}

/** Named one by one, by two people who look at each: never by whoever may add to a group. */
const NEVER_BY_GROUP: readonly Role[] = ['administrator', 'chief', 'service'];
/** Roles that look at a unit need one; the others take none. */
const OF_A_UNIT: readonly Role[] = ['supervisor'];

/** The allow-list by which groups give roles: one prepares a line, another approves it. */
@Injectable()
export class GroupRolesCommands {
  constructor(
    private readonly providers: ProvidersRepository,
    private readonly roles: GivenRoles,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `single-sign-on.provider-not-found`, `.role-not-mapped`, `.group-role-exists` */
  prepare(actor: SignedIn, providerId: string, wanted: NewGroupRole): Promise<string> {
    const { group: groupName, role, unitId } = wanted;
    const hasFittingUnit = OF_A_UNIT.includes(role) === (unitId !== null);
    if (NEVER_BY_GROUP.includes(role) || !hasFittingUnit) {
      throw singleSignOnRefusals.refuse('role-not-mapped', { role });
    }
    return this.transactions.run(async (tx) => {
      const provider = await this.providers.claim(tx, providerId);
      if (provider === null) throw singleSignOnRefusals.refuse('provider-not-found');
      const known = await this.providers.groupRoles();
      const exists = known.some(
        (line) =>
          line.providerId === providerId &&
          line.groupName === groupName &&
          line.role === role &&
          line.unitId === unitId,
      );
      if (exists) throw singleSignOnRefusals.refuse('group-role-exists');
      const open = { approvedBy: null, approvedAt: null, endedAt: null };
      const prepared = { preparedBy: actor.personId, preparedAt: this.clock.now() };
      const line = { id: newId(), providerId, groupName, role, unitId, ...prepared, ...open };
      await this.providers.insertGroupRole(tx, line);
      await this.trail.record(tx, actor, groupRolePrepared(occurrence(line)));
      return line.id;
    });
  }

  /**
   * @throws DomainError `single-sign-on.group-role-not-found`, `.own-preparation`,
   * `identity.more-than-both-hold`
   */
  async approve(actor: SignedIn, providerId: string, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const line = await this.claim(tx, providerId, id);
      if (line.approvedAt !== null) throw singleSignOnRefusals.refuse('group-role-not-found');
      if (line.preparedBy === actor.personId) throw singleSignOnRefusals.refuse('own-preparation');
      await this.roles.demandCovered(tx, line, line.preparedBy, actor);
      const approved = { approvedBy: actor.personId, approvedAt: this.clock.now() };
      await this.providers.changeGroupRole(tx, id, approved);
      await this.trail.record(tx, actor, groupRoleApproved(occurrence(line)));
    });
  }

  /** Whoever holds the role by this line loses it at the next sign-in through the provider. */
  async end(actor: SignedIn, providerId: string, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const line = await this.claim(tx, providerId, id);
      await this.providers.changeGroupRole(tx, id, { endedAt: this.clock.now() });
      await this.trail.record(tx, actor, groupRoleEnded(occurrence(line)));
    });
  }

  private async claim(tx: Tx, providerId: string, id: string): Promise<GroupRoleEntity> {
    const line = await this.providers.claimGroupRole(tx, id);
    if (line?.providerId !== providerId) throw singleSignOnRefusals.refuse('group-role-not-found');
    return line;
  }
}

function occurrence({ id: line, providerId: id, role, unitId: unit, groupName }: GroupRoleEntity) {
  return { id, facts: { line, role, unit }, disclosures: { group: groupName } };
}
