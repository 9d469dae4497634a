import type { Person } from '../../api/types';
import { Status, type Tone } from '../../ui/status';

const STATES: Readonly<Record<Person['state'], readonly [Tone, string]>> = {
  awaiting: ['warn', 'Waits for approval'],
  invited: ['warn', 'Invited'],
  active: ['good', 'Active'],
  disabled: ['bad', 'Disabled'],
  withdrawn: ['calm', 'Withdrawn'],
};

export const STATE_CHOICES = Object.entries(STATES).map(([value, [, label]]) => ({ value, label }));

/** How an account stands; a lock weighs more than being active. */
export function PersonState({ person }: { readonly person: Pick<Person, 'state' | 'lockedAt'> }) {
  if (person.lockedAt !== null && person.state === 'active') {
    return <Status tone="bad">Locked</Status>;
  }
  const [tone, words] = STATES[person.state];
  return <Status tone={tone}>{words}</Status>;
}
