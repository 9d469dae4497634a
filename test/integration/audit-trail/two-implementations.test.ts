import fc from 'fast-check';
import { consistencyProof, inclusionProof } from '../../../src/transparency-log/merkle-proofs.js';
import { GrowingTree, leafHash } from '../../../src/transparency-log/merkle-tree.js';
import { nodesFromTiles, TILE_WIDTH, type TileSpan } from '../../../src/transparency-log/tiles.js';
import { Edge, growsInto, leadsToRoot, type TreeHead } from '../../../src/verifier/merkle.js';

const MOST = 2000;
const leaves = Array.from({ length: MOST }, (_, i) => leafHash(Buffer.from(`entry ${i}`)));
const { roots, nodes } = grow();
const head = (size: number): TreeHead => ({ size, root: roots[size]! });

describe('The verifier, which shares no line with the trail,', () => {
  it('computes the same root at every size to 2,000', () => {
    const edge = new Edge();
    leaves.forEach((leaf, at) => {
      edge.push(leaf);
      expect(edge.root()!.equals(roots[at + 1]!)).toBe(true);
    });
  });

  it('accepts the inclusion proofs at every size to 2,000, at the edges and in between', async () => {
    for (let size = 1; size <= MOST; size += 1) {
      const half = 2 ** Math.floor(Math.log2(size));
      const node = nodes(size);
      for (const index of new Set([
        0,
        half - 1,
        half % size,
        ((size * 7919) % (size + 1)) % size,
        size - 1,
      ])) {
        const proof = await inclusionProof(index, size, node);
        expect(leadsToRoot(leaves[index]!, index, size, proof, roots[size]!)).toBe(true);
      }
    }
  });

  it('accepts the consistency proofs at every size to 2,000, from edges and in between', async () => {
    for (let to = 1; to <= MOST; to += 1) {
      const half = 2 ** Math.floor(Math.log2(to));
      const node = nodes(to);
      for (const from of new Set([
        1,
        half,
        Math.max(1, half - 1),
        (((to * 7919) % (to + 7)) % to) + 1,
        to,
      ])) {
        const proof = await consistencyProof(from, to, node);
        expect(growsInto(head(from), head(to), proof)).toBe(true);
      }
    }
  });

  it('accepts no inclusion proof with any one bit flipped, in hashes, root, leaf or index', async () => {
    const place = fc
      .integer({ min: 2, max: MOST })
      .chain((size) => fc.tuple(fc.constant(size), fc.integer({ min: 0, max: size - 1 })));
    await fc.assert(
      fc.asyncProperty(place, async ([size, index]) => {
        const proof = await inclusionProof(index, size, nodes(size));
        const [leaf, root] = [leaves[index]!, roots[size]!];
        for (let bit = 0; bit < 256; bit += 1) {
          expect(leadsToRoot(flip(leaf, bit), index, size, proof, root)).toBe(false);
          expect(leadsToRoot(leaf, index, size, proof, flip(root, bit))).toBe(false);
          for (const at of proof.keys()) {
            expect(leadsToRoot(leaf, index, size, flipAt(proof, at, bit), root)).toBe(false);
          }
        }
        for (let bit = 0; bit < 32; bit += 1) {
          const other = index % 2 ** (bit + 1) >= 2 ** bit ? index - 2 ** bit : index + 2 ** bit;
          expect(leadsToRoot(leaf, other, size, proof, root)).toBe(false);
        }
        expect(leadsToRoot(leaf, index, size, [...proof, leaf], root)).toBe(false);
        expect(leadsToRoot(leaf, index, size, proof.slice(1), root)).toBe(false);
      }),
      { numRuns: 12 },
    );
  });

  it('accepts no consistency proof with any one bit flipped, in hashes or roots', async () => {
    const sizes = fc.tuple(fc.integer({ min: 1, max: MOST }), fc.integer({ min: 1, max: MOST }));
    await fc.assert(
      fc.asyncProperty(sizes, async ([a, b]) => {
        const [from, to] = [head(Math.min(a, b)), head(Math.max(a, b))];
        const proof = await consistencyProof(from.size, to.size, nodes(to.size));
        for (let bit = 0; bit < 256; bit += 1) {
          expect(growsInto({ ...from, root: flip(from.root, bit) }, to, proof)).toBe(false);
          expect(growsInto(from, { ...to, root: flip(to.root, bit) }, proof)).toBe(false);
          for (const at of proof.keys()) {
            expect(growsInto(from, to, flipAt(proof, at, bit))).toBe(false);
          }
        }
        expect(growsInto(from, to, [...proof, from.root])).toBe(false);
        if (from.size < to.size) expect(growsInto(to, from, proof)).toBe(false);
      }),
      { numRuns: 12 },
    );
  });

  it('refuses a consistency proof from 0, even to 0 with no hashes', () => {
    expect(growsInto(head(0), head(0), [])).toBe(false);
    expect(growsInto(head(0), head(8), [])).toBe(false);
  });
});

function grow() {
  const tree = new GrowingTree();
  const levels: Buffer[][] = [[]];
  const all = [tree.root()];
  for (const leaf of leaves) {
    levels[0]!.push(leaf);
    tree.append(leaf, (level, _n, root) => {
      if (level % 8 === 0) (levels[level / 8] ??= []).push(root);
    });
    all.push(tree.root());
  }
  const readTile = ({ level, n, width }: TileSpan) =>
    Promise.resolve(Buffer.concat(levels[level]!.slice(n * TILE_WIDTH, n * TILE_WIDTH + width)));
  return { roots: all, nodes: (size: number) => nodesFromTiles(size, readTile) };
}

function flip(hash: Buffer, bit: number): Buffer {
  const copy = Buffer.from(hash);
  copy[bit >> 3]! ^= 1 << (bit & 7);
  return copy;
}

function flipAt(proof: readonly Buffer[], at: number, bit: number): Buffer[] {
  return proof.map((hash, i) => (i === at ? flip(hash, bit) : hash));
}
