import type { Actor } from '../../audit-trail/audit-trail.public.js';
import { actingRole, permissionsOf, type RoleGrant, type Scope, scopeOf } from './access.js';
import type { Permission } from './permissions.js';

export interface SignedInFacts {
  readonly personId: string;
  readonly username: string;
  readonly displayName: string;
  readonly officerId: string | null;
  readonly grants: readonly RoleGrant[];
  readonly sessionId: string | null;
  readonly address: string | null;
  readonly requestId: string;
  /** When the person last proved who they are; null for machines, which do so at each request. */
  readonly authenticatedAt?: Date | null;
  /** For machines, whose credential gives less than the role `service` may. */
  readonly onlyPermissions?: readonly Permission[] | undefined;
}

/** Whoever is behind a request, with what they may do right now. */
export class SignedIn implements Actor {
  readonly kind: Actor['kind'];
  readonly id: string;
  readonly role: string;
  readonly personId: string;
  readonly username: string;
  readonly displayName: string;
  readonly officerId: string | null;
  readonly grants: readonly RoleGrant[];
  readonly sessionId: string | null;
  readonly address: string | null;
  readonly requestId: string;
  readonly authenticatedAt: Date | null;
  readonly onlyPermissions: readonly Permission[] | undefined;

  /** @param permission the one that the act needs: it decides the role the act is entered under */
  constructor(facts: SignedInFacts, permission: Permission) {
    this.id = facts.personId;
    this.personId = facts.personId;
    this.username = facts.username;
    this.displayName = facts.displayName;
    this.officerId = facts.officerId;
    this.grants = facts.grants;
    this.sessionId = facts.sessionId;
    this.address = facts.address;
    this.requestId = facts.requestId;
    this.authenticatedAt = facts.authenticatedAt ?? null;
    this.onlyPermissions = facts.onlyPermissions;
    this.role = actingRole(facts, permission) ?? facts.grants[0]?.role ?? 'none';
    this.kind = this.role === 'service' ? 'service' : 'person';
  }

  can(permission: Permission): boolean {
    return scopeOf(this, permission) !== null;
  }

  /** Whose rows the permission reaches; no unit at all where it is not held. */
  scope(permission: Permission): Scope {
    return scopeOf(this, permission) ?? { kind: 'units', unitIds: [] };
  }

  permissions(): Permission[] {
    return permissionsOf(this);
  }
}
