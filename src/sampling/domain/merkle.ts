import { hash } from 'node:crypto';

interface Subtree {
  readonly height: number;
  readonly root: Buffer;
}

const LEAF_PREFIX = Buffer.from([0x00]);
const NODE_PREFIX = Buffer.from([0x01]);

/**
 * The Merkle tree hash of RFC 6962, section 2.1, over leaves that arrive one by one. It keeps one
 * hash for each complete subtree, at most one per bit of the count, so a million leaves cost no
 * more memory than ten.
 */
export class MerkleRoot {
  private readonly subtrees: Subtree[] = [];

  add(leaf: string): void {
    let added: Subtree = { height: 0, root: hashOf(LEAF_PREFIX, Buffer.from(leaf)) };
    for (let left = this.subtrees.at(-1); left?.height === added.height;) {
      this.subtrees.pop();
      added = { height: added.height + 1, root: hashOf(NODE_PREFIX, left.root, added.root) };
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
      .reduceRight((right, left) => hashOf(NODE_PREFIX, left.root, right), last.root)
      .toString('hex');
  }
}

function hashOf(...parts: readonly Buffer[]): Buffer {
  return hash('sha256', Buffer.concat(parts), 'buffer');
}
