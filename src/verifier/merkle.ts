import { hash } from 'node:crypto';

export const HASH_BYTES = 32;
export const TILE_WIDTH = 256;

/** RFC 6962, 2.1: the root of a tree without leaves. */
export const EMPTY_ROOT = hash('sha256', '', 'buffer');

/** RFC 6962, 2.1. The prefixes keep a node from passing as a leaf. */
export function hashLeaf(entry: Uint8Array): Buffer {
  const input = Buffer.allocUnsafe(entry.length + 1);
  input[0] = 0;
  input.set(entry, 1);
  return hash('sha256', input, 'buffer');
}

/** One input for all: this is called once for every entry of the log. */
const nodeInput = Buffer.alloc(1 + 2 * HASH_BYTES, 1);

export function hashNode(left: Uint8Array, right: Uint8Array): Buffer {
  nodeInput.set(left, 1);
  nodeInput.set(right, 1 + HASH_BYTES);
  return hash('sha256', nodeInput, 'buffer');
}

/** The right edge of a tree: one root per bit of the size, smallest subtree last. */
export class Edge {
  /** Root of the full tile that the last leaf completed; null if it completed none. */
  tileRoot: Buffer | null = null;

  constructor(
    private size = 0,
    private readonly roots: Buffer[] = [],
  ) {}

  copy(): Edge {
    return new Edge(this.size, [...this.roots]);
  }

  /**
   * Takes in one leaf, or the root of a full subtree of leaves that begins at a multiple of its
   * width, which is a power of two.
   */
  push(subtree: Buffer, leaves = 1): void {
    let root = subtree;
    let width = leaves;
    this.tileRoot = null;
    // Two subtrees of one width become one of twice the width, as a carry does in counting.
    for (let rest = this.size / leaves; rest % 2 === 1; rest = (rest - 1) / 2) {
      root = hashNode(this.roots.pop() ?? EMPTY_ROOT, root);
      width *= 2;
      if (width === TILE_WIDTH) this.tileRoot = root;
    }
    this.roots.push(root);
    this.size += leaves;
  }

  /** Null while nothing was pushed. */
  root(): Buffer | null {
    if (this.roots.length === 0) return null;
    return this.roots.reduceRight((right, left) => hashNode(left, right));
  }
}

/** Root over the hashes of one tile. */
export function rootOfTile(hashes: Buffer): Buffer | null {
  const edge = new Edge();
  for (let at = 0; at < hashes.length; at += HASH_BYTES) {
    edge.push(hashes.subarray(at, at + HASH_BYTES));
  }
  return edge.root();
}

/** RFC 9162, 2.1.3.2, with the loop in terms of widths: does the proof lead to the root? */
export function leadsToRoot(
  leaf: Buffer,
  index: number,
  size: number,
  proof: readonly Buffer[],
  root: Buffer,
): boolean {
  if (!(index >= 0 && index < size)) return false;
  let [node, last, current] = [index, size - 1, leaf];
  for (const sibling of proof) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      current = hashNode(sibling, current);
      // The rightmost node of a level has no sibling: it rises until it has one.
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)];
    } else {
      current = hashNode(current, sibling);
    }
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 && current.equals(root);
}

/** What a checkpoint commits to. */
export interface TreeHead {
  readonly size: number;
  readonly root: Buffer;
}

/**
 * RFC 9162, 2.1.4.2: is the first tree a beginning of the second? A first size of 0 is refused even
 * against itself, since a proof about no entries proves nothing.
 */
export function growsInto(from: TreeHead, to: TreeHead, proof: readonly Buffer[]): boolean {
  if (!(from.size >= 1 && from.size <= to.size)) return false;
  if (from.size === to.size) return proof.length === 0 && from.root.equals(to.root);
  let [node, last] = [from.size - 1, to.size - 1];
  while (node % 2 === 1) [node, last] = [(node - 1) / 2, Math.floor(last / 2)];
  // A first tree that is one full subtree of the second starts the climb itself.
  const steps = node === 0 ? [from.root, ...proof] : proof;
  let [older, newer] = [steps[0], steps[0]];
  if (older === undefined || newer === undefined) return false;
  for (const sibling of steps.slice(1)) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      [older, newer] = [hashNode(sibling, older), hashNode(sibling, newer)];
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)];
    } else {
      newer = hashNode(newer, sibling);
    }
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 && older.equals(from.root) && newer.equals(to.root);
}
