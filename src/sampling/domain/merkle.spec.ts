import { createHash } from 'node:crypto';
import { MerkleRoot } from './merkle.js';

const sha256 = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest();

/** RFC 6962, section 2.1, as it is written: recursion over the largest power of two below n. */
function byDefinition(leaves: readonly string[]): Buffer {
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return sha256(Buffer.from([0]), Buffer.from(leaves[0]!));
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return sha256(Buffer.from([1]), byDefinition(left), byDefinition(right));
}

describe('A Merkle root', () => {
  it('is that of RFC 6962 for every number of leaves up to 130', () => {
    const leaves: string[] = [];
    const tree = new MerkleRoot();
    for (let count = 0; count <= 130; count += 1) {
      expect(tree.root()).toBe(byDefinition(leaves).toString('hex'));
      leaves.push(`leaf ${count}`);
      tree.add(`leaf ${count}`);
    }
  });

  it('of nothing is the hash of nothing', () => {
    expect(new MerkleRoot().root()).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
  });
});
