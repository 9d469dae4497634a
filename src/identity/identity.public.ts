import { Injectable } from '@nestjs/common';
import type { Actor } from '../audit-trail/audit-trail.public.js';
import { Clock } from '../platform/clock/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { Disabling } from './commands/disabling.js';
import { EndUnitRoles } from './commands/end-unit-roles.js';
import {
  FirstAdministrator,
  type NewAdministrator,
  type Newcomer,
} from './commands/first-administrator.js';
import { type Permission, ROLE_PERMISSIONS, ROLES } from './domain/permissions.js';
import type { Visitor } from './domain/visitor.js';
import { PeopleRepository } from './persistence/people.repository.js';
import { RoleGrantsRepository, type Supervisor } from './persistence/role-grants.repository.js';

export { GivenRoles } from './commands/given-roles.js';
export { Invitations } from './commands/invitations.js';
export { ApproveChangeCommand } from './commands/changes/approve-change.command.js';
export { ChangePersonCommand } from './commands/changes/change-person.command.js';
export {
  type InvitePerson,
  InvitePersonCommand,
} from './commands/changes/invite-person.command.js';
export { RenamePersonCommand } from './commands/people/rename-person.command.js';
export { OpenSession } from './commands/open-session.js';
export { RosterChecks } from './commands/roster-checks.js';
export { ResetLinks } from './commands/reset-links.js';
export { Sessions } from './commands/sessions.js';
export { type Bar, SignInBars } from './commands/sign-in-bars.js';
export type { SecondFactorKind, SignInMethod } from './domain/session.js';
export { SECOND_FACTOR_KINDS, SIGN_IN_METHODS } from './domain/session.js';
export { identityRefusals } from './domain/identity.errors.js';
export type { Scope } from './domain/access.js';
export { sessionOpened } from './domain/identity.domain-events.js';
export { renderPermissions } from './domain/permission-document.js';
export {
  isPermission,
  type Permission,
  type Role,
  ROLE_PERMISSIONS,
  ROLES,
} from './domain/permissions.js';
export { SignedIn } from './domain/signed-in.js';
export { normalizeUsername } from './domain/username.js';
export { BearerSchemes, type Machine } from './http/bearer-schemes.js';
export { setSessionCookie } from './http/session-cookie.js';
export { SessionTokens } from './http/session-tokens.js';
export { AccountLocks } from './persistence/account-locks.repository.js';
export { visitorOf } from './http/visitor.js';
export { AccountsQuery, type KeptAccount } from './queries/accounts.query.js';
export { type Account, PeopleDirectory } from './queries/people-directory.js';
export type { NewAdministrator, Newcomer, Supervisor, Visitor };

/** What other features may ask about people. */
@Injectable()
export class IdentityDirectory {
  constructor(
    private readonly people: PeopleRepository,
    private readonly grants: RoleGrantsRepository,
    private readonly first: FirstAdministrator,
    private readonly disabling: Disabling,
    private readonly unitRoles: EndUnitRoles,
    private readonly clock: Clock,
  ) {}

  /** Everybody who may be given reviews, sorted by identifier. */
  supervisors(): Promise<Supervisor[]> {
    return this.grants.holdersOf('supervisor', this.clock.now());
  }

  /** Everybody active who holds a permission through any role, sorted by identifier. */
  peopleWith(permission: Permission): Promise<string[]> {
    const roles = ROLES.filter((role) => ROLE_PERMISSIONS[role][permission] !== undefined);
    return this.grants.idsWithRoles(roles, this.clock.now());
  }

  /** Display names by person; people who do not exist are left out. */
  namesOf(personIds: readonly string[]): Promise<Map<string, string>> {
    return this.people.namesOf(personIds);
  }

  /**
   * Ends somebody’s access, with all of their sessions, in the caller’s transaction, and enters it.
   * @param reason in words; kept beside the entry
   * @returns whether there was anything to end
   * @throws DomainError `identity.person-not-found`, `.last-administrator`, `.last-chief`
   */
  disable(tx: Tx, actor: Actor, personId: string, reason: string): Promise<boolean> {
    return this.disabling.execute(tx, actor, personId, reason);
  }

  /** Ends, in the caller’s transaction, the roles that somebody holds for a unit, and enters it. */
  endRolesForUnit(tx: Tx, actor: Actor, personId: string, unitId: string): Promise<void> {
    return this.unitRoles.execute(tx, actor, personId, unitId);
  }

  /** A fresh one-time setup token, or null once somebody exists. */
  issueSetupLink(): Promise<string | null> {
    return this.first.issueLink();
  }

  /**
   * The caller sets the password in the same transaction.
   * @throws DomainError `identity.already-set-up`, `.link-not-valid`
   */
  createFirstAdministrator(tx: Tx, visitor: Visitor, input: NewAdministrator): Promise<Newcomer> {
    return this.first.create(tx, visitor, input);
  }
}
