import { nodeHash } from './merkle-tree.js';

/** Root of the full subtree at a level (0 = leaf) and index within that level. */
export type NodeReader = (level: number, index: number) => Promise<Buffer>;

/**
 * The hashes that lead from a leaf to the root of the tree of that size (RFC 9162, 2.1.3.1), from
 * the leaf's sibling upward.
 */
export async function inclusionProof(
  index: number,
  size: number,
  node: NodeReader,
): Promise<Buffer[]> {
  if (index < 0 || index >= size) throw new RangeError(`No leaf ${index} in a tree of ${size}`);
  const proof: Buffer[] = [];
  let [begin, end] = [0, size];
  while (end - begin > 1) {
    const middle = begin + largestPowerBelow(end - begin);
    const goesLeft = index < middle;
    proof.unshift(await (goesLeft ? rangeRoot(middle, end, node) : rangeRoot(begin, middle, node)));
    if (goesLeft) end = middle;
    else begin = middle;
  }
  return proof;
}

/** The hashes that show the smaller tree to be a prefix of the larger one (RFC 9162, 2.1.4.1). */
export async function consistencyProof(
  from: number,
  to: number,
  node: NodeReader,
): Promise<Buffer[]> {
  if (from < 1 || from > to) throw new RangeError(`No consistency proof from ${from} to ${to}`);
  const proof: Buffer[] = [];
  let [begin, end] = [0, to];
  let known = from === to;
  while (!known) {
    const middle = begin + largestPowerBelow(end - begin);
    const goesLeft = from <= middle;
    proof.unshift(await (goesLeft ? rangeRoot(middle, end, node) : rangeRoot(begin, middle, node)));
    if (goesLeft) end = middle;
    else begin = middle;
    known = from === end;
  }
  // A first tree that is not a subtree of the second must be proven too, not only assumed.
  if (from !== to && begin > 0) proof.unshift(await rangeRoot(begin, end, node));
  return proof;
}

/** Root over the leaves from `begin` up to but not including `end`; `begin` starts a subtree. */
export async function rangeRoot(begin: number, end: number, node: NodeReader): Promise<Buffer> {
  const width = end - begin;
  const level = Math.log2(width);
  if (Number.isInteger(level)) return node(level, begin / width);
  const middle = begin + largestPowerBelow(width);
  return nodeHash(await rangeRoot(begin, middle, node), await rangeRoot(middle, end, node));
}

/** The largest power of two that is smaller than `width`; plain division, as bits end at 2^31. */
function largestPowerBelow(width: number): number {
  let power = 1;
  while (power * 2 < width) power *= 2;
  return power;
}
