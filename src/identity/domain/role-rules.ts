import { grantFault, type RoleGrant } from './access.js';
import { type Role, ROLE_PERMISSIONS, ROLES } from './permissions.js';

/** A role for a while, or for as long as the person stays. */
export interface TermedGrant extends RoleGrant {
  /** From this moment on the role gives nothing; null where it has no end. */
  readonly validUntil: Date | null;
}

/** Roles that look from outside and change nothing, so each lasts a limited time. */
export const TIME_LIMITED_ROLES: readonly Role[] = ['auditor'];

const DAY_MS = 24 * 3_600_000;

const viewsFootage = (role: Role) => ROLE_PERMISSIONS[role]['clip.view'] !== undefined;

/**
 * Why nobody may hold both of two different roles, or null where one person may (CJIS AC-5).
 */
export function incompatibility(a: Role, b: Role): string | null {
  const either = (role: Role) => a === role || b === role;
  if (either('service')) return 'A machine’s account is nobody’s own.';
  if (either('auditor')) return 'Whoever audits takes no part in what is audited.';
  if (either('administrator') && (viewsFootage(a) || viewsFootage(b))) {
    return 'Whoever runs the system has no footage.';
  }
  return null;
}

/** Every pair that cannot be held together, each once. */
export function incompatiblePairs(): { roles: [Role, Role]; why: string }[] {
  return ROLES.flatMap((a, at) =>
    ROLES.slice(at + 1).flatMap((b) => {
      const why = incompatibility(a, b);
      return why === null ? [] : [{ roles: [a, b] as [Role, Role], why }];
    }),
  );
}

export type RolesFault =
  | { readonly reason: 'unit-needed' | 'unit-not-taken' | 'role-twice'; readonly role: Role }
  | { readonly reason: 'incompatible-roles'; readonly role: Role; readonly with: Role }
  | { readonly reason: 'term-over'; readonly role: Role }
  | { readonly reason: 'term-too-long'; readonly role: Role; readonly atMostDays: number };

/** What is wrong with one person holding these roles, or null. */
export function rolesFault(
  grants: readonly TermedGrant[],
  now: Date,
  limitedToDays: number,
): RolesFault | null {
  for (const [at, grant] of grants.entries()) {
    const { role } = grant;
    const shape = grantFault(grant);
    if (shape !== null) return { reason: shape, role };
    const term = termFault(grant, now, limitedToDays);
    if (term !== null) return term;
    for (const other of grants.slice(0, at)) {
      if (other.role === role && other.unitId === grant.unitId)
        return { reason: 'role-twice', role };
      if (other.role !== role && incompatibility(other.role, role) !== null) {
        return { reason: 'incompatible-roles', role: other.role, with: role };
      }
    }
  }
  return null;
}

function termFault(
  { role, validUntil }: TermedGrant,
  now: Date,
  atMostDays: number,
): RolesFault | null {
  if (validUntil !== null && validUntil <= now) return { reason: 'term-over', role };
  if (!TIME_LIMITED_ROLES.includes(role)) return null;
  const latest = now.getTime() + atMostDays * DAY_MS;
  const isTooLong = validUntil === null || validUntil.getTime() > latest;
  return isTooLong ? { reason: 'term-too-long', role, atMostDays } : null;
}

/** Gives roles that always have an end the latest one that they may have, where none is named. */
export function withTerms<G extends TermedGrant>(
  grants: readonly G[],
  now: Date,
  limitedToDays: number,
): G[] {
  const latest = new Date(now.getTime() + limitedToDays * DAY_MS);
  return grants.map((grant) =>
    grant.validUntil === null && TIME_LIMITED_ROLES.includes(grant.role)
      ? { ...grant, validUntil: latest }
      : grant,
  );
}

/** Whether two grants are the same role, held for the same unit and as long. */
export function isSameGrant(a: TermedGrant, b: TermedGrant): boolean {
  const hasSameEnd = a.validUntil?.getTime() === b.validUntil?.getTime();
  return a.role === b.role && a.unitId === b.unitId && hasSameEnd;
}
