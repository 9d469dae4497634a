import { hash } from 'node:crypto';

export const HASH_BYTES = 32;
export const TILE_WIDTH = 256;

/** RFC 6962, 2.1: the root of a tree without leaves. */
export const EMPTY_ROOT = hash('sha256', '', 'buffer');

/** A tree of 2^53 entries, the most that numbers can count, is 53 levels high. */
const MOST_LEVELS = 53;
/** An entry's length is written in two bytes. */
export const MOST_ENTRY_BYTES = 65_535;

// RFC 6962, 2.1: the prefixes 0 and 1 keep a node from passing as a leaf. One input is used for all,
// and digests are taken as strings of one byte a character: a million small buffers cost more time
// and memory than the hashing itself.
const leafInput = Buffer.alloc(1 + MOST_ENTRY_BYTES, 0);
const nodeInput = Buffer.alloc(1 + 2 * HASH_BYTES, 1);
const [LEFT, RIGHT] = [1, 1 + HASH_BYTES];

/** Writes the leaf hash of the entry that lies in `bytes` between `begin` and `end`. */
export function writeLeafHash(
  target: Buffer,
  at: number,
  bytes: Buffer,
  begin: number,
  end: number,
): void {
  bytes.copy(leafInput, 1, begin, end);
  const digest = hash('sha256', leafInput.subarray(0, 1 + end - begin), 'binary');
  target.write(digest, at, 'latin1');
}

/** @throws RangeError for an entry longer than a log can hold */
export function hashLeaf(entry: Buffer): Buffer {
  if (entry.length > MOST_ENTRY_BYTES) throw new RangeError('No entry is as long as this.');
  const digest = Buffer.alloc(HASH_BYTES);
  writeLeafHash(digest, 0, entry, 0, entry.length);
  return digest;
}

export function hashNode(left: Buffer, right: Buffer): Buffer {
  left.copy(nodeInput, LEFT);
  right.copy(nodeInput, RIGHT);
  return hash('sha256', nodeInput, 'buffer');
}

/** The right edge of a tree: one root per bit of the size, smallest subtree last. */
export class Edge {
  /** Root of the full tile that the last leaf completed; null if it completed none. */
  tileRoot: Buffer | null = null;
  private size = 0;
  private count = 0;
  private readonly roots = Buffer.alloc((MOST_LEVELS + 1) * HASH_BYTES);

  copy(): Edge {
    const copy = new Edge();
    [copy.size, copy.count] = [this.size, this.count];
    this.roots.copy(copy.roots);
    return copy;
  }

  /**
   * Takes in one leaf, or the root of a full subtree of leaves that begins at a multiple of its
   * width, which is a power of two.
   * @param hashes where its hash lies, at the byte `at`
   */
  push(hashes: Buffer, at = 0, leaves = 1): void {
    hashes.copy(nodeInput, RIGHT, at, at + HASH_BYTES);
    let width = leaves;
    this.tileRoot = null;
    // Two subtrees of one width become one of twice the width, as a carry does in counting.
    for (let rest = this.size / leaves; rest % 2 === 1; rest = (rest - 1) / 2) {
      this.count -= 1;
      this.roots.copy(nodeInput, LEFT, this.count * HASH_BYTES, (this.count + 1) * HASH_BYTES);
      nodeInput.write(hash('sha256', nodeInput, 'binary'), RIGHT, 'latin1');
      width *= 2;
      if (width === TILE_WIDTH) this.tileRoot = Buffer.from(nodeInput.subarray(RIGHT));
    }
    nodeInput.copy(this.roots, this.count * HASH_BYTES, RIGHT);
    this.count += 1;
    this.size += leaves;
  }

  /** Null while nothing was pushed. */
  root(): Buffer | null {
    if (this.count === 0) return null;
    let root = this.rootAt(this.count - 1);
    for (let at = this.count - 2; at >= 0; at -= 1) root = hashNode(this.rootAt(at), root);
    return root;
  }

  private rootAt(place: number): Buffer {
    return Buffer.from(this.roots.subarray(place * HASH_BYTES, (place + 1) * HASH_BYTES));
  }
}

/** Root over the hashes of one tile. */
export function rootOfTile(hashes: Buffer): Buffer | null {
  const edge = new Edge();
  for (let at = 0; at + HASH_BYTES <= hashes.length; at += HASH_BYTES) edge.push(hashes, at);
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
