import type { Role } from '../../identity/identity.public.js';

/** One line of the allow-list: who is in the group holds the role. */
export interface GroupRole {
  readonly groupName: string;
  readonly role: Role;
  readonly unitId: string | null;
}

/**
 * The roles that groups give by the allow-list, each once, in the list's order. A group that is not
 * listed gives nothing, whatever it is called.
 */
export function rolesFrom<G extends GroupRole>(
  groups: readonly string[],
  allowed: readonly G[],
): G[] {
  const given = allowed.filter(({ groupName }) => groups.includes(groupName));
  return given.filter((one, at) => given.findIndex((other) => isSame(one, other)) === at);
}

/**
 * The groups that a claim names: a list of texts, or one text. Anything else names none: whoever
 * sends objects has not sent what the administrators looked at.
 */
export function groupsIn(claim: unknown): string[] {
  const list: unknown[] = Array.isArray(claim) ? claim : [claim];
  return list.filter((one): one is string => typeof one === 'string' && one.length <= 500);
}

function isSame(a: GroupRole, b: GroupRole): boolean {
  return a.role === b.role && a.unitId === b.unitId;
}
