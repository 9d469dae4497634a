import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions.js';
import { identityRefusals } from '../domain/identity.errors.js';
import { ROLE_PERMISSIONS, ROLES } from '../domain/permissions.js';
import type { TermedGrant } from '../domain/role-rules.js';
import { RoleGrantsRepository } from '../persistence/role-grants.repository.js';

/** Without somebody in these, an installation could not be managed any more. */
const INDISPENSABLE = { administrator: 'last-administrator', chief: 'last-chief' } as const;

const APPROVING = ROLES.filter((role) => ROLE_PERMISSIONS[role]['person.approve'] !== undefined);

/** Keeps the last administrator and the last chief from being lost, whoever wants it. */
@Injectable()
export class LastingRoles {
  constructor(private readonly grants: RoleGrantsRepository) {}

  /**
   * To be asked in the transaction that takes the roles away, before it does: from here on others
   * who do the same wait for it.
   * @throws DomainError `identity.last-administrator`, `.last-chief`
   */
  async demandOthers(
    tx: Tx,
    personId: string,
    lost: readonly TermedGrant[],
    now: Date,
  ): Promise<void> {
    for (const [role, refusal] of Object.entries(INDISPENSABLE) as Indispensable[]) {
      if (!lost.some((grant) => grant.role === role && grant.validUntil === null)) continue;
      const holders = await this.grants.lastingHolders(tx, role, now);
      if (holders.length === 1 && holders[0] === personId) throw identityRefusals.refuse(refusal);
    }
  }

  /** Whether anybody but this person could approve, now or once they accept their invitation. */
  async hasAnotherApprover(tx: Tx, personId: string, now: Date): Promise<boolean> {
    const approvers = await this.grants.holdersToCome(tx, APPROVING, now);
    return approvers.some((id) => id !== personId);
  }
}

type Indispensable = [
  keyof typeof INDISPENSABLE,
  (typeof INDISPENSABLE)[keyof typeof INDISPENSABLE],
];
