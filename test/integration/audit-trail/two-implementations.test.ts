import fc from 'fast-check';
import { inclusionProof } from '../../../src/transparency-log/merkle-proofs.js';
import { GrowingTree, leafHash } from '../../../src/transparency-log/merkle-tree.js';
import { nodesFromTiles, TILE_WIDTH, type TileSpan } from '../../../src/transparency-log/tiles.js';
import { leadsToRoot } from '../../../src/verifier/merkle.js';

describe('The verifier, which shares no line with the trail,', () => {
  it('accepts every proof that the other implementation makes, and none with a bit flipped', async () => {
    const leaves = Array.from({ length: 700 }, (_, i) => leafHash(Buffer.from(`entry ${i}`)));
    const place = fc
      .integer({ min: 1, max: leaves.length })
      .chain((size) =>
        fc.tuple(fc.constant(size), fc.integer({ min: 0, max: size - 1 }), fc.nat(255)),
      );
    await fc.assert(
      fc.asyncProperty(place, async ([size, index, bit]) => {
        const { root, readTile } = grow(leaves.slice(0, size));
        const proof = await inclusionProof(index, size, nodesFromTiles(size, readTile));
        const leaf = leaves[index]!;
        expect(leadsToRoot(leaf, index, size, proof, root)).toBe(true);
        expect(leadsToRoot(flip(leaf, bit), index, size, proof, root)).toBe(false);
        expect(leadsToRoot(leaf, index, size, proof, flip(root, bit))).toBe(false);
        expect(leadsToRoot(leaf, index, size, [...proof, leaf], root)).toBe(false);
        const changed = proof.map((hash, at) =>
          at === bit % proof.length ? flip(hash, bit) : hash,
        );
        if (size > 1) expect(leadsToRoot(leaf, index, size, changed, root)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});

function grow(leaves: readonly Buffer[]) {
  const tree = new GrowingTree();
  const levels: Buffer[][] = [[]];
  for (const leaf of leaves) {
    levels[0]!.push(leaf);
    tree.append(leaf, (level, _n, root) => {
      if (level % 8 === 0) (levels[level / 8] ??= []).push(root);
    });
  }
  const readTile = ({ level, n, width }: TileSpan) =>
    Promise.resolve(Buffer.concat(levels[level]!.slice(n * TILE_WIDTH, n * TILE_WIDTH + width)));
  return { root: tree.root(), readTile };
}

function flip(hash: Buffer, bit: number): Buffer {
  const copy = Buffer.from(hash);
  copy[bit >> 3]! ^= 1 << (bit & 7);
  return copy;
}
