import type { TermedGrant } from './role-rules.js';

/** What was prepared: an account for somebody, other roles, or an account that works again. */
export const CHANGE_KINDS = ['invitation', 'roles', 'enabling'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** `prepared` waits for somebody else; the others are final. */
export const CHANGE_STATES = ['prepared', 'approved', 'refused', 'withdrawn'] as const;
export type ChangeState = (typeof CHANGE_STATES)[number];

/** What the person will hold once the change is approved: all of it, not only what is new. */
export interface Wanted {
  readonly grants: readonly TermedGrant[];
  readonly officerId: string | null;
}
