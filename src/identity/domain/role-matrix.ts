import { giftsOf, uncovered } from './giving.js';
import { grantFault, type RoleGrant } from './access.js';
import {
  PEOPLE_ROLES,
  type Permission,
  PERMISSIONS,
  type Reach,
  type Role,
  ROLE_PERMISSIONS,
  ROLES,
} from './permissions.js';
import { incompatiblePairs, TIME_LIMITED_ROLES } from './role-rules.js';

export interface RoleInMatrix {
  readonly role: Role;
  /** How far each permission reaches that the role gives, in the order of the catalogue. */
  readonly gives: readonly { readonly permission: Permission; readonly reach: Reach }[];
  /** One of the two who give the role must hold one of these. */
  readonly givenBy: readonly Role[];
  readonly excludes: readonly { readonly role: Role; readonly why: string }[];
  /** Whether it is held for one unit. */
  readonly isForUnit: boolean;
  /** Whether it always ends by itself. */
  readonly alwaysEnds: boolean;
}

const NAMES = Object.keys(PERMISSIONS) as Permission[];
/** Any unit and any officer do: what is given there is compared by itself. */
const UNIT = 'unit';
const OFFICER = 'officer';

/** Everything about roles that is decided in code, for people to read. */
export function roleMatrix(): RoleInMatrix[] {
  return ROLES.map((role) => ({
    role,
    gives: NAMES.flatMap((permission) => {
      const reach = ROLE_PERMISSIONS[role][permission];
      return reach === undefined ? [] : [{ permission, reach }];
    }),
    givenBy: role === 'service' ? [] : giversOf(role),
    excludes: excludedBy(role),
    isForUnit: grantOf(role).unitId !== null,
    alwaysEnds: TIME_LIMITED_ROLES.includes(role),
  }));
}

function giversOf(role: Role): Role[] {
  const fresh = [grantOf(role)];
  const gifts = giftsOf({ fresh, kept: [], officerId: OFFICER, isOfficerNew: false });
  const takePart = PEOPLE_ROLES.filter((giver) => {
    const held = ROLE_PERMISSIONS[giver];
    return held['person.manage'] !== undefined || held['person.approve'] !== undefined;
  });
  return takePart.filter(
    (giver) => uncovered(gifts, [{ grants: [grantOf(giver)], officerId: null }]).length === 0,
  );
}

function excludedBy(role: Role): { role: Role; why: string }[] {
  return incompatiblePairs().flatMap(({ roles, why }) => {
    if (!roles.includes(role)) return [];
    const other = roles[0] === role ? roles[1] : roles[0];
    // Machines hold their role by a credential; nobody could give it to a person.
    return other === 'service' ? [] : [{ role: other, why }];
  });
}

function grantOf(role: Role): RoleGrant {
  const everywhere = { role, unitId: null };
  return grantFault(everywhere) === 'unit-needed' ? { role, unitId: UNIT } : everywhere;
}
