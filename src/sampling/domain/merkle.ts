import { hash } from 'node:crypto';

interface Subtree {
  readonly height: number;
  readonly root: Buffer;
}

const LEAF_PREFIX = '\x00';
const NODE_PREFIX = 0x01;
const HASH_BYTES = 32;

/**
 * The Merkle tree hash of RFC 6962, section 2.1, over leaves that arrive one by one. It keeps one
 * hash for each complete subtree, at most one per bit of the count, so a million leaves cost no
 * more memory than ten.
 */
export class MerkleRoot {
  private readonly subtrees: Subtree[] = [];
  /** Reused: a draw joins a million pairs. */
  private readonly pair = Buffer.alloc(1 + 2 * HASH_BYTES, NODE_PREFIX);

  add(leaf: string): void {
    let added: Subtree = { height: 0, root: hash('sha256', LEAF_PREFIX + leaf, 'buffer') };
    for (let left = this.subtrees.at(-1); left?.height === added.height;) {
      this.subtrees.pop();
      added = { height: added.height + 1, root: this.join(left.root, added.root) };
      left = this.subtrees.at(-1);
    }
    this.subtrees.push(added);
  }

  /** Lower-case hex; of no leaves it is the hash of nothing. */
  root(): string {
    const last = this.subtrees.at(-1);
    if (last === undefined) return hash('sha256', '', 'hex');
    return this.subtrees
      .slice(0, -1)
      .reduceRight((right, left) => this.join(left.root, right), last.root)
      .toString('hex');
  }

  private join(left: Buffer, right: Buffer): Buffer {
    left.copy(this.pair, 1);
    right.copy(this.pair, 1 + HASH_BYTES);
    return hash('sha256', this.pair, 'buffer');
  }
}
