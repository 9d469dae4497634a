import type { DrawSummary } from '../../api/types';
import { inWords } from '../../lib/words';
import { Status, type Tone } from '../../ui/status';

const TONES: Readonly<Record<DrawSummary['state'], Tone>> = {
  declared: 'warn',
  frozen: 'warn',
  seeded: 'warn',
  executed: 'good',
  void: 'bad',
};

/** How far a draw is. */
export function DrawState({ state }: { readonly state: DrawSummary['state'] }) {
  return <Status tone={TONES[state]}>{inWords(state)}</Status>;
}
