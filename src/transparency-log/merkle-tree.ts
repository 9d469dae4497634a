import { hash } from 'node:crypto';

/** RFC 6962, 2.1: without these prefixes an inner node could be passed off as a leaf. */
const LEAF_PREFIX = Buffer.of(0x00);
const NODE_PREFIX = Buffer.of(0x01);

export const HASH_BYTES = 32;
const EMPTY_ROOT = hash('sha256', '', 'buffer');

export function leafHash(entry: Uint8Array): Buffer {
  return hash('sha256', Buffer.concat([LEAF_PREFIX, entry]), 'buffer');
}

export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return hash('sha256', Buffer.concat([NODE_PREFIX, left, right]), 'buffer');
}

/** Told of every full subtree: its level (0 = leaf), its index in that level, its root. */
type OnSubtree = (level: number, index: number, root: Buffer) => void;

/**
 * A Merkle tree that only grows and remembers only its right edge: the roots of the largest full
 * subtrees from left to right, one for every bit set in the size.
 */
export class GrowingTree {
  private readonly edge: Buffer[];

  constructor(
    private leaves = 0,
    edge: readonly Buffer[] = [],
  ) {
    this.edge = [...edge];
  }

  get size(): number {
    return this.leaves;
  }

  /** What the constructor needs to continue later. */
  get frontier(): readonly Buffer[] {
    return this.edge;
  }

  append(leaf: Buffer, onSubtree?: OnSubtree): void {
    let root = leaf;
    let index = this.leaves;
    // Every bit that carries over completes a subtree of twice the size.
    for (let level = 1; index % 2 === 1; level += 1) {
      const left = this.edge.pop();
      if (left === undefined) throw new RangeError('The frontier does not fit the size');
      root = nodeHash(left, root);
      index = (index - 1) / 2;
      onSubtree?.(level, index, root);
    }
    this.edge.push(root);
    this.leaves += 1;
  }

  root(): Buffer {
    return this.edge.length === 0
      ? EMPTY_ROOT
      : this.edge.reduceRight((right, left) => nodeHash(left, right));
  }
}
