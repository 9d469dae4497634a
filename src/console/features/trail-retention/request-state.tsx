import { Status, type Tone } from '../../ui/status';

const STATES: Readonly<Record<string, readonly [Tone, string]>> = {
  requested: ['warn', 'Waits for a second person'],
  approved: ['warn', 'Being carried out'],
  withdrawn: ['calm', 'Withdrawn'],
  done: ['good', 'Done'],
};

/** How far a request is. */
export function RequestState({ state }: { readonly state: string }) {
  const [tone, words] = STATES[state] ?? ['calm', state];
  return <Status tone={tone}>{words}</Status>;
}
