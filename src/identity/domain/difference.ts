import type { Wanted } from './person-change.js';
import { isSameGrant, type TermedGrant } from './role-rules.js';

export interface Difference<Held extends TermedGrant> {
  readonly fresh: readonly TermedGrant[];
  readonly kept: readonly Held[];
  readonly ended: readonly Held[];
  readonly isOfficerNew: boolean;
}

/** What has to be done so that somebody who holds this holds what is wanted. */
export function differenceOf<Held extends TermedGrant>(
  held: { readonly grants: readonly Held[]; readonly officerId: string | null },
  wanted: Wanted,
): Difference<Held> {
  const isWanted = (grant: TermedGrant) => wanted.grants.some((one) => isSameGrant(one, grant));
  const isHeld = (grant: TermedGrant) => held.grants.some((one) => isSameGrant(one, grant));
  return {
    fresh: wanted.grants.filter((grant) => !isHeld(grant)),
    kept: held.grants.filter(isWanted),
    ended: held.grants.filter((grant) => !isWanted(grant)),
    isOfficerNew: wanted.officerId !== null && wanted.officerId !== held.officerId,
  };
}

/** Whether it only takes away, which needs nobody's approval. */
export function onlyTakes({ fresh, isOfficerNew }: Difference<TermedGrant>): boolean {
  return fresh.length === 0 && !isOfficerNew;
}
