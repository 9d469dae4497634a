import type { TrailCondition } from '../../api/types';
import type { Tone } from '../../ui/status';

interface PartWords {
  readonly name: string;
  /** What the part is for, to somebody who never heard of it. */
  readonly explains: string;
}

/** In the order in which they matter: what stops people comes first. */
const PARTS: Readonly<Record<string, PartWords>> = {
  recording: {
    name: 'Recording',
    explains: 'Whether acts can be entered. If not, they are refused: no entry, no act.',
  },
  sequencing: {
    name: 'Sequencing',
    explains: 'Gives every entry its place in the tree.',
  },
  publishing: {
    name: 'Publishing',
    explains: 'Signs checkpoints and puts the log where outsiders read it.',
  },
  history: {
    name: 'History',
    explains: 'Whether a checkpoint that somebody kept and brought back contradicts the log.',
  },
  verification: {
    name: 'Full verification',
    explains: 'The whole log, checked as an outsider would and compared with the database.',
  },
  witness: {
    name: 'Witnesses',
    explains: 'Others who sign what they have seen, so that no second history can be shown.',
  },
  'witness-quorum': {
    name: 'Enough witnesses',
    explains: 'Whether as many witnesses sign as the policy of the log asks for.',
  },
  anchor: {
    name: 'Time stamps',
    explains: 'Tokens of a time-stamping authority: the log existed before that hour.',
  },
  'write-once': {
    name: 'Write-once store',
    explains: 'Whether the object store itself refuses to change or delete what is published.',
  },
  keys: { name: 'Signing keys', explains: 'The keys that sign checkpoints.' },
  roles: {
    name: 'Database roles',
    explains: 'Whether the server signs in to the database without the right to change the trail.',
  },
  clock: { name: 'Clock', explains: 'Entries state the hour of the server’s clock.' },
  'weekly review': {
    name: 'Weekly review',
    explains: 'People read the findings of each week (CJIS AU-6).',
  },
  alerting: {
    name: 'Alerts',
    explains: 'Who is told when a part fails. Without anybody, this page is all there is.',
  },
};

const ORDER = Object.keys(PARTS);

export const PART_TONES: Readonly<Record<TrailCondition['state'], { tone: Tone; word: string }>> = {
  good: { tone: 'good', word: 'Good' },
  stale: { tone: 'warn', word: 'Not lately' },
  failed: { tone: 'bad', word: 'Failed' },
  off: { tone: 'calm', word: 'Not set up' },
};

/** How a part stands. A verification that never ran needs no setting up, only time. */
export function stateWord(part: string, state: TrailCondition['state']): string {
  return part === 'verification' && state === 'off' ? 'Not yet' : PART_TONES[state].word;
}

/** A part by its name; one that this console does not know yet reads as itself. */
export function partWords(part: string): PartWords {
  const plain = part.replaceAll('-', ' ');
  const name = plain.charAt(0).toUpperCase() + plain.slice(1);
  return PARTS[part] ?? { name, explains: 'A part of the audit trail.' };
}

/** What is wrong first, then in the order of their weight. */
export function inOrder(conditions: readonly TrailCondition[]): TrailCondition[] {
  const weight = ({ state }: TrailCondition) => ['failed', 'stale', 'off', 'good'].indexOf(state);
  const place = ({ part }: TrailCondition) =>
    ORDER.includes(part) ? ORDER.indexOf(part) : ORDER.length;
  const isWrong = (one: TrailCondition) => (weight(one) < 2 ? weight(one) : 2);
  return [...conditions].sort((a, b) => isWrong(a) - isWrong(b) || place(a) - place(b));
}

interface Overall {
  readonly tone: 'good' | 'warn' | 'bad';
  readonly word: string;
  readonly says: string;
  /** Names of the parts that nobody has set up. */
  readonly notSetUp: readonly string[];
}

/** How the trail stands as a whole, naming the parts that are to blame. */
export function overallOf(conditions: readonly TrailCondition[]): Overall {
  const named = (state: TrailCondition['state']) => [
    ...new Set(
      inOrder(conditions)
        .filter((one) => one.state === state && stateWord(one.part, state) !== 'Not yet')
        .map(({ part }) => partWords(part).name),
    ),
  ];
  const [failed, stale, notSetUp] = [named('failed'), named('stale'), named('off')];
  if (failed.length > 0) {
    return { tone: 'bad', word: 'Trouble', says: `Failed: ${failed.join(', ')}.`, notSetUp };
  }
  if (stale.length > 0) {
    const says = `Not lately enough: ${stale.join(', ')}.`;
    return { tone: 'warn', word: 'Take note', says, notSetUp };
  }
  return {
    tone: 'good',
    word: 'Sound',
    says: 'Every part that is set up does its work.',
    notSetUp,
  };
}
