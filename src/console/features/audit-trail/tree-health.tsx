import type { Tree } from '../../api/types';
import { count } from '../../lib/figures';
import { exactClockOf } from '../../lib/times';
import { useZone } from '../../lib/zone';
import { FigureStrip, type Figure } from '../../ui/figure-strip';
import { ProblemNote, Waiting } from '../../ui/states';
import { useTree } from './api';
import { CheckpointLines } from './checkpoint-lines';

/** How the tree stands: its size, its last signed checkpoint, and what waits. */
export function TreeHealth() {
  const tree = useTree();
  const zone = useZone();
  if (tree.error !== null) return <ProblemNote error={tree.error} />;
  if (tree.data === undefined) return <Waiting rows={2} label="Asking for the tree" />;
  return (
    <>
      <FigureStrip label="The tree" figures={figuresOf(tree.data, zone)} />
      <CheckpointLines checkpoint={tree.data.lastCheckpoint} />
    </>
  );
}

function figuresOf(tree: Tree, zone: string): Figure[] {
  const { lastCheckpoint, trouble, waiting } = tree;
  return [
    {
      label: 'Entries in the tree',
      value: count(tree.size),
      explains:
        'Each is a leaf of a Merkle tree: changing or removing one would change the root that is signed.',
    },
    {
      label: 'Under a signature',
      value: count(tree.publishedSize),
      explains: 'Entries that the newest signed checkpoint commits to.',
    },
    {
      label: 'Waiting',
      value: count(waiting),
      explains: `Entries committed but not yet in the tree. The oldest has waited for ${String(Math.round(tree.lagMs / 100) / 10)} s.`,
    },
    {
      label: 'Last checkpoint',
      value: lastCheckpoint === null ? 'None yet' : exactClockOf(lastCheckpoint.signedAt, zone),
      explains:
        lastCheckpoint === null
          ? 'The first one is signed shortly after the first entry.'
          : `Signed for ${tree.origin ?? 'this log'}, over ${count(lastCheckpoint.size)} entries.`,
    },
    {
      label: 'Health',
      value: trouble === null ? 'Sound' : 'Held up',
      explains: trouble ?? 'Entries are sequenced and checkpoints are signed without delay.',
      ...(trouble === null ? {} : { tone: 'bad' as const }),
    },
  ];
}
