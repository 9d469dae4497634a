import fc from 'fast-check';
import { consistencyProof, inclusionProof, rangeRoot } from './merkle-proofs.js';
import { GrowingTree, leafHash } from './merkle-tree.js';
import { provesConsistency, provesInclusion } from './merkle-verification.js';
import { nodesFromTiles, TILE_WIDTH, type TileSpan } from './tiles.js';

/** The eight leaves of transparency-dev/merkle and the roots of the trees of size 0 to 8. */
const LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((hex) => leafHash(Buffer.from(hex, 'hex')));
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

const MOST = 2000;
const bigLeaves = Array.from({ length: MOST }, (_, i) => leafHash(Buffer.from(`entry ${i}`)));
const { roots, readTile } = grow(bigLeaves);

describe('A growing Merkle tree', () => {
  it('has the published roots for sizes 0 to 8', () => {
    expect(grow(LEAVES).roots.map((root) => root.toString('hex'))).toEqual(ROOTS);
  });

  it('continues from its frontier as if it had never stopped', () => {
    const first = new GrowingTree();
    for (const leaf of LEAVES.slice(0, 5)) first.append(leaf);
    const second = new GrowingTree(first.size, first.frontier);
    for (const leaf of LEAVES.slice(5)) second.append(leaf);
    expect(second.root().toString('hex')).toBe(ROOTS[8]);
  });

  it('refuses a frontier that does not fit its size', () => {
    expect(() => new GrowingTree(3, []).append(LEAVES[0]!)).toThrow(RangeError);
  });

  it('has the same root out of its tiles, at every size to 2,000', async () => {
    for (let size = 1; size <= MOST; size += 1) {
      const root = await rangeRoot(0, size, nodesFromTiles(size, readTile));
      expect(root.equals(roots[size]!)).toBe(true);
    }
  });
});

describe('A consistency proof', () => {
  it('from 6 to 8 has the published hashes', async () => {
    const { readTile: tiles } = grow(LEAVES);
    const proof = await consistencyProof(6, 8, nodesFromTiles(8, tiles));
    expect(proof.map((hash) => hash.toString('hex'))).toEqual([
      expect.stringMatching(/^0ebc5d34.*58ef6a$/),
      expect.stringMatching(/^ca854ea1.*5a0ae0$/),
      expect.stringMatching(/^d37ee418.*9614b7$/),
    ]);
  });

  it('from 0 is refused, even to 0 with no hashes', () => {
    const empty = { size: 0, root: Buffer.from(ROOTS[0]!, 'hex') };
    expect(provesConsistency({ from: empty, to: empty, proof: [] })).toBe(false);
  });

  it('holds between any two sizes, and not after any bit is flipped', async () => {
    const sizes = fc.tuple(fc.integer({ min: 1, max: MOST }), fc.integer({ min: 1, max: MOST }));
    await fc.assert(
      fc.asyncProperty(sizes, fc.nat(), async ([a, b], flip) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const proof = await consistencyProof(from, to, nodesFromTiles(to, readTile));
        const claim = {
          from: { size: from, root: roots[from]! },
          to: { size: to, root: roots[to]! },
          proof,
        };
        expect(provesConsistency(claim)).toBe(true);
        expect(
          provesConsistency({ ...claim, from: { size: from, root: flipped(roots[from]!, flip) } }),
        ).toBe(false);
        expect(
          provesConsistency({ ...claim, to: { size: to, root: flipped(roots[to]!, flip) } }),
        ).toBe(false);
        expect(provesConsistency({ ...claim, proof: [...proof, LEAVES[0]!] })).toBe(false);
        if (proof.length > 0) {
          expect(provesConsistency({ ...claim, proof: flipOne(proof, flip) })).toBe(false);
          expect(provesConsistency({ ...claim, proof: proof.slice(1) })).toBe(false);
        }
      }),
    );
  });
});

describe('An inclusion proof', () => {
  it('holds for any leaf of any tree, and not after any bit is flipped', async () => {
    const place = fc
      .integer({ min: 1, max: MOST })
      .chain((size) => fc.tuple(fc.constant(size), fc.integer({ min: 0, max: size - 1 })));
    await fc.assert(
      fc.asyncProperty(place, fc.nat(), async ([size, index], flip) => {
        const proof = await inclusionProof(index, size, nodesFromTiles(size, readTile));
        const claim = { leaf: bigLeaves[index]!, index, size, proof, root: roots[size]! };
        expect(provesInclusion(claim)).toBe(true);
        expect(provesInclusion({ ...claim, leaf: flipped(claim.leaf, flip) })).toBe(false);
        expect(provesInclusion({ ...claim, root: flipped(claim.root, flip) })).toBe(false);
        expect(provesInclusion({ ...claim, proof: [...proof, LEAVES[0]!] })).toBe(false);
        if (size > 1) {
          expect(
            provesInclusion({ ...claim, index: (index + 1 + (flip % (size - 1))) % size }),
          ).toBe(false);
          expect(provesInclusion({ ...claim, proof: flipOne(proof, flip) })).toBe(false);
        }
      }),
    );
  });

  it.each([-1, 8])('is not made for leaf %d of a tree of 8', async (index) => {
    const { readTile: tiles } = grow(LEAVES);
    await expect(inclusionProof(index, 8, nodesFromTiles(8, tiles))).rejects.toThrow(RangeError);
  });
});

function grow(leaves: readonly Buffer[]) {
  const tree = new GrowingTree();
  const levels: Buffer[][] = [[]];
  const all = [tree.root()];
  for (const leaf of leaves) {
    levels[0]!.push(leaf);
    tree.append(leaf, (level, _index, root) => {
      if (level % 8 === 0) (levels[level / 8] ??= []).push(root);
    });
    all.push(tree.root());
  }
  const read = ({ level, n, width }: TileSpan) =>
    Promise.resolve(Buffer.concat(levels[level]!.slice(n * TILE_WIDTH, n * TILE_WIDTH + width)));
  return { roots: all, readTile: read };
}

function flipped(hash: Buffer, bit: number): Buffer {
  const copy = Buffer.from(hash);
  const at = bit % 256;
  copy[at >> 3]! ^= 1 << (at & 7);
  return copy;
}

function flipOne(proof: readonly Buffer[], flip: number): Buffer[] {
  return proof.map((hash, i) => (i === flip % proof.length ? flipped(hash, flip) : hash));
}
