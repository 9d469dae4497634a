import { nodeHash } from './merkle-tree.js';

/** Whether a proof leads from the leaf to the root: the loop of RFC 9162, 2.1.3.2. */
export function provesInclusion(claim: {
  leaf: Buffer;
  index: number;
  size: number;
  proof: readonly Buffer[];
  root: Buffer;
}): boolean {
  if (claim.index < 0 || claim.index >= claim.size) return false;
  let fn = claim.index;
  let sn = claim.size - 1;
  let root = claim.leaf;
  for (const sibling of claim.proof) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      root = nodeHash(sibling, root);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else {
      root = nodeHash(root, sibling);
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && root.equals(claim.root);
}

/**
 * Whether a proof shows the first tree to be a prefix of the second: RFC 9162, 2.1.4.2. A first
 * size of 0 is refused even against itself, as an empty tree says nothing.
 */
export function provesConsistency(claim: {
  from: { size: number; root: Buffer };
  to: { size: number; root: Buffer };
  proof: readonly Buffer[];
}): boolean {
  const { from, to } = claim;
  if (from.size < 1 || from.size > to.size) return false;
  if (from.size === to.size) return claim.proof.length === 0 && from.root.equals(to.root);

  const path = isPowerOfTwo(from.size) ? [from.root, ...claim.proof] : [...claim.proof];
  const first = path.shift();
  if (first === undefined) return false;
  let fn = from.size - 1;
  let sn = to.size - 1;
  while (fn % 2 === 1) [fn, sn] = [half(fn), half(sn)];
  let [fr, sr] = [first, first];
  for (const hash of path) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      [fr, sr] = [nodeHash(hash, fr), nodeHash(hash, sr)];
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else {
      sr = nodeHash(sr, hash);
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && fr.equals(from.root) && sr.equals(to.root);
}

/** Not a shift: JavaScript's shifts end at 2^31. */
const half = (number: number) => Math.floor(number / 2);

const isPowerOfTwo = (size: number) => Number.isInteger(Math.log2(size));
