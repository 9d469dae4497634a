import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { type Settings, SETTINGS } from '../../platform/config/settings.js';
import type { Tx } from '../../platform/database/transactions.js';
import { newId } from '../../platform/ids.js';
import type { RoleGrant } from '../domain/access.js';
import { rolesFault, withTerms } from '../domain/role-rules.js';
import type { RoleGrantEntity } from '../persistence/role-grant.entity.js';
import { RoleGrantsRepository } from '../persistence/role-grants.repository.js';
import type { SignedIn } from '../domain/signed-in.js';
import { Coverage } from './changes/coverage.js';
import { LastingRoles } from './lasting-roles.js';

export interface GivenRole extends RoleGrant {
  readonly preparedBy: string;
  readonly approvedBy: string | null;
}

/** Roles that another system says somebody has, by rules that two people have approved before. */
@Injectable()
export class GivenRoles {
  constructor(
    private readonly grants: RoleGrantsRepository,
    private readonly lasting: LastingRoles,
    private readonly coverage: Coverage,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * For a rule by which many will be given a role: what two people give together one of them must
   * hold, permission by permission with its reach.
   * @throws DomainError `identity.more-than-both-hold`
   */
  demandCovered(tx: Tx, grant: RoleGrant, preparedBy: string, approver: SignedIn): Promise<void> {
    return this.coverage.demandForAnybody(tx, grant, preparedBy, approver, this.clock.now());
  }

  /** The grants of the person that count now. */
  async liveOf(tx: Tx, personId: string): Promise<string[]> {
    return (await this.held(tx, personId)).map(({ id }) => id);
  }

  /**
   * The caller enters it, with the person as its subject.
   * @returns the grant, or null where the person holds the role already, or one that goes with no
   * other: what is held stays, since a person was given it by name
   */
  async give(tx: Tx, personId: string, given: GivenRole): Promise<string | null> {
    const { role, unitId, preparedBy: grantedBy, approvedBy } = given;
    const now = this.clock.now();
    const held = await this.held(tx, personId);
    const { auditorMaximumDays: auditorDays } = this.settings.accounts;
    const [grant] = withTerms([{ role, unitId, validUntil: null }], now, auditorDays);
    if (grant === undefined) return null;
    if (rolesFault([...held, grant], now, auditorDays) !== null) return null;
    const row = { id: newId(), personId, ...grant, grantedBy, approvedBy };
    await this.grants.insert(tx, [{ ...row, grantedAt: now, endedAt: null }]);
    return row.id;
  }

  /**
   * @returns the roles that were ended, which were not over before
   * @throws DomainError `identity.last-administrator`, `.last-chief`
   */
  async end(tx: Tx, personId: string, grantIds: readonly string[]): Promise<RoleGrant[]> {
    const now = this.clock.now();
    const lost = (await this.held(tx, personId)).filter(({ id }) => grantIds.includes(id));
    if (lost.length === 0) return [];
    await this.lasting.demandOthers(tx, personId, lost, now);
    const ids = lost.map(({ id }) => id);
    await this.grants.end(tx, ids, now);
    return lost;
  }

  private async held(tx: Tx, personId: string): Promise<RoleGrantEntity[]> {
    const live = await this.grants.liveOf(tx, [personId], this.clock.now());
    return live.get(personId) ?? [];
  }
}
