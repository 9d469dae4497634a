import {
  Edge,
  EMPTY_ROOT,
  growsInto,
  hashLeaf,
  hashNode,
  leadsToRoot,
  rootOfTile,
} from './merkle.js';

/** The leaves of transparency-dev/merkle and the roots of the trees of size 1 to 8. */
const INPUTS = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const LEAVES = INPUTS.map((hex) => hashLeaf(Buffer.from(hex, 'hex')));

describe("The verifier's own Merkle tree", () => {
  it('has the published roots', () => {
    const edge = new Edge();
    expect(edge.root()).toBeNull();
    expect(EMPTY_ROOT.toString('hex')).toMatch(/^e3b0c442/);
    for (const [at, leaf] of LEAVES.entries()) {
      edge.push(leaf);
      expect(edge.root()?.toString('hex')).toBe(ROOTS[at]);
    }
    expect(rootOfTile(Buffer.concat(LEAVES))?.toString('hex')).toBe(ROOTS[7]);
  });

  it('accepts the published consistency proof from 6 to 8, and none from 0', () => {
    const [l6, l7] = [LEAVES[6]!, LEAVES[7]!];
    const node = (a: number, b: number) => rootOfTile(Buffer.concat(LEAVES.slice(a, b)))!;
    const proof = [node(4, 6), hashNode(l6, l7), node(0, 4)];
    expect(proof.map((each) => each.toString('hex'))).toEqual([
      expect.stringMatching(/^0ebc5d34.*58ef6a$/),
      expect.stringMatching(/^ca854ea1.*5a0ae0$/),
      expect.stringMatching(/^d37ee418.*9614b7$/),
    ]);
    const head = (size: number) => ({ size, root: Buffer.from(ROOTS[size - 1] ?? '', 'hex') });
    expect(growsInto(head(6), head(8), proof)).toBe(true);
    expect(growsInto(head(8), head(8), [])).toBe(true);
    expect(growsInto(head(8), head(6), proof)).toBe(false);
    const empty = { size: 0, root: EMPTY_ROOT };
    expect(growsInto(empty, empty, [])).toBe(false);
    expect(growsInto(empty, head(8), proof)).toBe(false);
  });

  it.each([
    [-1, 8],
    [8, 8],
    [0.5, 8],
    [NaN, 8],
    [0, 0],
  ])('has no leaf %d in a tree of %d', (index, size) => {
    expect(leadsToRoot(LEAVES[0]!, index, size, [], LEAVES[0]!)).toBe(false);
  });

  it('does not take a node for a leaf', () => {
    const node = hashNode(LEAVES[0]!, LEAVES[1]!);
    expect(hashLeaf(Buffer.concat([LEAVES[0]!, LEAVES[1]!])).equals(node)).toBe(false);
  });
});
