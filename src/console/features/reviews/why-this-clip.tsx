import { Link } from '@tanstack/react-router';
import { counted } from '../../lib/figures';
import { Explained } from '../../ui/explained';

interface Drawn {
  readonly drawId: string;
  readonly rank: number;
  readonly stratumSelected: number;
}

/** The clip's place in its draw, and what that means. */
export function WhyThisClip({ item }: { readonly item: Drawn }) {
  const { drawId, rank, stratumSelected } = item;
  return (
    <Explained
      by={`The draw ${drawId} put ${counted(stratumSelected, 'clip')} of this officer into review; this is number ${String(rank)}. Nobody chose it: the seed was thrown after the list of clips was fixed, and anyone can recompute the sample.`}
    >
      {rank} of {stratumSelected} drawn
    </Explained>
  );
}

/** The way to the draw itself. */
export function DrawLink({ drawId }: { readonly drawId: string }) {
  return (
    <Link to="/draws/$drawId" params={{ drawId }}>
      {drawId}
    </Link>
  );
}
