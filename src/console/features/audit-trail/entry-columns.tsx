import { Link } from '@tanstack/react-router';
import type { TrailEntry } from '../../api/types';
import { count } from '../../lib/figures';
import { inWords } from '../../lib/words';
import { Moment } from '../../ui/moment';
import { Sentence } from '../../ui/sentence';
import { Status, type Tone } from '../../ui/status';
import type { Column } from '../../ui/table';
import { kindWords } from './kind-filter';

const TONES: Readonly<Record<string, Tone>> = { success: 'good', denied: 'warn', failed: 'bad' };

export const ENTRY_COLUMNS: readonly Column<TrailEntry>[] = [
  {
    head: 'What happened',
    cell: (entry) => (
      <Link to="/trail" search={(now) => ({ ...now, entry: entry.id })} data-row-link>
        <Sentence of={entry} />
      </Link>
    ),
  },
  { head: 'When', cell: ({ at }) => <Moment at={at} as="exact" /> },
  { head: 'Kind', cell: ({ kind }) => <span title={kind}>{kindWords(kind)}</span> },
  { head: 'Outcome', cell: ({ outcome }) => <Outcome outcome={outcome} /> },
  {
    head: 'Leaf',
    align: 'end',
    explains:
      'Index of the entry in the Merkle tree. An entry waits for a moment before it gets one.',
    cell: ({ index }) => (index === null ? 'Waiting' : count(index)),
  },
];

/** How an act ended. */
export function Outcome({ outcome }: { readonly outcome: string }) {
  return <Status tone={TONES[outcome] ?? 'calm'}>{inWords(outcome)}</Status>;
}
