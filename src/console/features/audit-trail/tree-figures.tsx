import type { Tree } from '../../api/types';
import { count } from '../../lib/figures';
import { ago } from '../../lib/times';
import { useNow } from '../../lib/use-now';
import { FigureStrip } from '../../ui/figure-strip';

/** Entries that wait longer than this hint at trouble. */
const LONG_MS = 2_000;

interface TreeFiguresProps {
  readonly tree: Pick<Tree, 'size' | 'publishedSize' | 'waiting' | 'lagMs' | 'lastCheckpoint'>;
}

/** Size, age and lag of the tree. */
export function TreeFigures({ tree }: TreeFiguresProps) {
  const now = useNow();
  const { size, publishedSize, waiting, lagMs, lastCheckpoint: last } = tree;
  const figures = [
    {
      label: 'Entries',
      value: count(size),
      explains:
        'Each is a leaf of a Merkle tree: changing or removing one would change the root that is signed.',
    },
    {
      label: 'Under a signature',
      value: count(publishedSize),
      explains: 'Entries that the newest signed checkpoint commits to.',
    },
    {
      label: 'Waiting',
      value: count(waiting),
      explains: `Entries that are committed and not yet in the tree. The oldest has waited for ${(lagMs / 1000).toFixed(1)} s.`,
      ...(lagMs > LONG_MS ? { tone: 'warn' as const } : {}),
    },
    {
      label: 'Last checkpoint',
      value: last === null ? 'None yet' : ago(last.signedAt, now),
      explains:
        'One is signed within a second of the first new entry, and none while there is none.',
    },
  ];
  return <FigureStrip label="The log in figures" figures={figures} />;
}
