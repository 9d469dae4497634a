import { present } from '../../lib/period';
import { oneOf, type RawSearch, textFrom } from '../../lib/search';
import { INVITABLE_ROLES } from '../../shell/roles';

const STATES = ['awaiting', 'invited', 'active', 'disabled', 'withdrawn'] as const;

export interface PeopleSearch {
  readonly state?: (typeof STATES)[number];
  readonly role?: (typeof INVITABLE_ROLES)[number];
  readonly text?: string;
}

/** The filters of the list, out of the address. */
export function peopleSearch(raw: RawSearch): PeopleSearch {
  return present({
    state: oneOf(raw, 'state', STATES),
    role: oneOf(raw, 'role', INVITABLE_ROLES),
    text: textFrom(raw, 'text')?.slice(0, 100),
  });
}
