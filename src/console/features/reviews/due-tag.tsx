import { dueIn } from '../../lib/times';
import { useNow } from '../../lib/use-now';
import { useZone } from '../../lib/zone';
import { Status, type Tone } from '../../ui/status';

const TONES = { overdue: 'bad', soon: 'warn', later: 'calm' } as const satisfies Record<
  string,
  Tone
>;

/** A due date as one reads it at work: how long is left. */
export function DueTag({ dueAt }: { readonly dueAt: string }) {
  const { words, urgency } = dueIn(dueAt, useNow(), useZone());
  return <Status tone={TONES[urgency]}>{words}</Status>;
}
