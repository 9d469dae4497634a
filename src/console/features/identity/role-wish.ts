import type { ChangeRequest } from '../../api/types';
import { isoDayOf, shiftDay, startOfDay } from '../../lib/times';
import { INVITABLE_ROLES } from '../../shell/roles';

type RoleRequest = ChangeRequest['roles'][number];

/** A role as a form holds it. */
export interface RoleWish {
  readonly role: RoleRequest['role'];
  /** Null for a role without a unit, and for a supervisor whose unit is yet to be chosen. */
  readonly unitId: string | null;
  /** `yyyy-mm-dd` by the agency’s calendar; undefined where the role has no end. */
  readonly lastDay: string | undefined;
  /** The exact end that the form began with: it stays where nobody chooses another day. */
  readonly heldUntil: string | null;
}

interface HeldRole {
  readonly role: string;
  readonly unitId: string | null;
  readonly validUntil: string | null;
}

/** The roles that somebody holds, as a form begins. */
export function wishesFrom(held: readonly HeldRole[], zone: string): readonly RoleWish[] {
  return held.flatMap(({ role: name, unitId, validUntil }) => {
    const role = INVITABLE_ROLES.find((one) => one === name);
    if (role === undefined) return [];
    return [{ role, unitId, lastDay: lastDayOf(validUntil, zone), heldUntil: validUntil }];
  });
}

/** What is asked of the server. */
export function rolesAskedFor(wishes: readonly RoleWish[], zone: string): RoleRequest[] {
  return wishes.map(({ role, unitId, lastDay, heldUntil }) => {
    const validUntil = lastDay === lastDayOf(heldUntil, zone) ? heldUntil : endOf(lastDay, zone);
    return {
      role,
      ...(unitId === null ? {} : { unitId }),
      ...(validUntil === null ? {} : { validUntil }),
    };
  });
}

/** Why a form cannot be sent yet, in words, or null. */
export function missingIn(wishes: readonly RoleWish[]): string | null {
  return wishes.some(({ role, unitId }) => role === 'supervisor' && unitId === null)
    ? 'Choose at least one unit for the supervisor.'
    : null;
}

/** Adds a role without an end, or takes it away with all of its units. */
export function withRole(
  wishes: readonly RoleWish[],
  role: RoleWish['role'],
  isWished: boolean,
): readonly RoleWish[] {
  const others = wishes.filter((one) => one.role !== role);
  return isWished ? [...others, fresh(role, null)] : others;
}

/** Adds a unit of the supervisor or takes one away; without any, one is yet to be chosen. */
export function withUnit(
  wishes: readonly RoleWish[],
  unitId: string,
  isWished: boolean,
): readonly RoleWish[] {
  const others = wishes.filter((one) => one.role !== 'supervisor');
  const units = wishes.filter(
    (one) => one.role === 'supervisor' && one.unitId !== null && one.unitId !== unitId,
  );
  if (isWished) return [...others, ...units, fresh('supervisor', unitId)];
  return [...others, ...(units.length === 0 ? [fresh('supervisor', null)] : units)];
}

function fresh(role: RoleWish['role'], unitId: string | null): RoleWish {
  return { role, unitId, lastDay: undefined, heldUntil: null };
}

/** A role ends with its last day, so a millisecond before its end is still that day. */
function lastDayOf(validUntil: string | null, zone: string): string | undefined {
  if (validUntil === null) return undefined;
  return isoDayOf(new Date(Date.parse(validUntil) - 1).toISOString(), zone);
}

function endOf(lastDay: string | undefined, zone: string): string | null {
  return lastDay === undefined ? null : startOfDay(shiftDay(lastDay, 1), zone);
}
