import type { Permission, Reach, Role } from './permissions.js';
import { ROLE_PERMISSIONS } from './permissions.js';

/** A role as it was granted; a unit limits everything that the role reaches "in the unit". */
export interface RoleGrant {
  readonly role: Role;
  readonly unitId: string | null;
}

/** Whose rows a permission reaches. Outside of it, a thing does not exist for this person. */
export type Scope =
  | { readonly kind: 'all' }
  | { readonly kind: 'units'; readonly unitIds: readonly string[] }
  | { readonly kind: 'own'; readonly officerId: string };

/** What is wrong with granting this role so, or null. */
export function grantFault({ role, unitId }: RoleGrant): 'unit-needed' | 'unit-not-taken' | null {
  const reachesAUnit = Object.values(ROLE_PERMISSIONS[role]).includes('unit');
  // A unit on a role that reaches the whole agency would look like a limit and be none.
  if (unitId !== null && !reachesAUnit) return 'unit-not-taken';
  return unitId === null && reachesAUnit ? 'unit-needed' : null;
}

/** Whoever holds roles, as far as they decide what may be done. */
export interface Holder {
  readonly grants: readonly RoleGrant[];
  readonly officerId: string | null;
  /** Where a credential gives less than its holder's roles: nothing but these. */
  readonly onlyPermissions?: readonly Permission[] | undefined;
}

/**
 * The widest scope that the person's roles give for a permission, or null for none. A role that
 * reaches "own" without an officer, or "unit" without a unit, gives nothing.
 */
export function scopeOf(holder: Holder, permission: Permission): Scope | null {
  if (holder.onlyPermissions?.includes(permission) === false) return null;
  const reaches = holder.grants.map((grant) => ({
    reach: ROLE_PERMISSIONS[grant.role][permission],
    unitId: grant.unitId,
  }));
  const has = (wanted: Reach) => reaches.some(({ reach }) => reach === wanted);
  if (has('all')) return { kind: 'all' };

  const unitIds = reaches.flatMap(({ reach, unitId }) =>
    reach === 'unit' && unitId !== null ? [unitId] : [],
  );
  if (unitIds.length > 0) return { kind: 'units', unitIds: [...new Set(unitIds)].sort() };

  if (has('own') && holder.officerId !== null) return { kind: 'own', officerId: holder.officerId };
  return null;
}

/** Every permission that the person holds somewhere, sorted. */
export function permissionsOf(holder: Holder): Permission[] {
  const named = holder.grants.flatMap(
    (grant) => Object.keys(ROLE_PERMISSIONS[grant.role]) as Permission[],
  );
  return [...new Set(named)].filter((name) => scopeOf(holder, name) !== null).sort();
}

/**
 * The role under which an act is entered in the trail: the first of the person's roles that gives
 * the permission.
 */
export function actingRole(holder: Holder, permission: Permission): Role | null {
  return (
    holder.grants.find((grant) => ROLE_PERMISSIONS[grant.role][permission] !== undefined)?.role ??
    null
  );
}
