import { type Holder, type RoleGrant, type Scope, scopeOf } from './access.js';
import type { Permission } from './permissions.js';
import { ROLE_PERMISSIONS } from './permissions.js';

/** One permission with its reach that somebody is about to be given. */
export interface Gift {
  readonly permission: Permission;
  readonly scope: Scope;
}

export interface Giving {
  /** Roles that the person does not hold in exactly this form until now. */
  readonly fresh: readonly RoleGrant[];
  /** Roles that stay as they are. */
  readonly kept: readonly RoleGrant[];
  readonly officerId: string | null;
  /** Whether the person is somebody else of the roster from then on, which moves what is "own". */
  readonly isOfficerNew: boolean;
}

/**
 * What only machines hold, and which permission of a person's covers giving it: a machine that
 * keeps accounts in step does a part of the work of whoever manages them.
 */
const COVERED_BY: Partial<Record<Permission, Permission>> = {
  'person.provision': 'person.manage',
};

/** Everything that a change gives. What a person holds already in the same form is no gift. */
export function giftsOf({ fresh, kept, officerId, isOfficerNew }: Giving): Gift[] {
  const gifts = fresh.flatMap((grant) => giftsOfGrant(grant, officerId));
  if (!isOfficerNew) return gifts;
  const moved = kept.flatMap((grant) => giftsOfGrant(grant, officerId));
  return [...gifts, ...moved.filter(({ scope }) => scope.kind === 'own')];
}

/**
 * What two people give together one of them must hold, permission by permission with its reach:
 * so nobody, and no two, can make somebody more powerful than they are.
 * @returns the permissions that neither holds so far, sorted, each once
 */
export function uncovered(gifts: readonly Gift[], givers: readonly Holder[]): Permission[] {
  const missing = gifts.filter((gift) => !givers.some((giver) => covers(giver, gift)));
  return [...new Set(missing.map(({ permission }) => permission))].sort();
}

function giftsOfGrant(grant: RoleGrant, officerId: string | null): Gift[] {
  const named = Object.keys(ROLE_PERMISSIONS[grant.role]) as Permission[];
  return named.flatMap((permission) => {
    const scope = scopeOf({ grants: [grant], officerId }, permission);
    return scope === null ? [] : [{ permission, scope }];
  });
}

function covers(giver: Holder, { permission, scope }: Gift): boolean {
  const held = scopeOf(giver, COVERED_BY[permission] ?? permission);
  return held !== null && contains(held, scope);
}

/** Whether a scope reaches everything that another one reaches, as far as scopes alone can tell. */
export function contains(outer: Scope, inner: Scope): boolean {
  if (outer.kind === 'all') return true;
  if (outer.kind === 'units' && inner.kind === 'units') {
    return inner.unitIds.every((unit) => outer.unitIds.includes(unit));
  }
  return outer.kind === 'own' && inner.kind === 'own' && outer.officerId === inner.officerId;
}
