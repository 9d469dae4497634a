import fc from 'fast-check';
import { GrowingTree, leafHash, nodeHash } from './merkle-tree.js';
import { rangeRoot } from './merkle-proofs.js';
import { prunedLog, subtreesOf } from './pruned-log.js';

const MOST = 600;
const entries = Array.from({ length: MOST }, (_, i) => Buffer.from(`{"n":${i}}`));
const leaves = entries.map(leafHash);

/** Reads nodes straight from the leaves, as the tiles do in the trail. */
const node = (level: number, index: number): Promise<Buffer> => {
  const width = 2 ** level;
  const tree = new GrowingTree();
  for (const leaf of leaves.slice(index * width, (index + 1) * width)) tree.append(leaf);
  return Promise.resolve(tree.root());
};

describe('The subtrees of a gap', () => {
  it('cover it without a gap of their own, each full and in its place', () => {
    const ends = fc.tuple(fc.nat(5000), fc.nat(5000));
    fc.assert(
      fc.property(ends, ([a, b]) => {
        let next = Math.min(a, b);
        for (const { first, width } of subtreesOf(next, Math.max(a, b))) {
          expect([first, first % width, Math.log2(width) % 1]).toEqual([next, 0, 0]);
          next += width;
        }
        expect(next).toBe(Math.max(a, b));
      }),
    );
  });

  it('are as few as can be', () => {
    expect([...subtreesOf(0, 1024)]).toEqual([{ first: 0, width: 1024 }]);
    expect([...subtreesOf(3, 8)].map(({ width }) => width)).toEqual([1, 4]);
  });
});

describe('A pruned log', () => {
  it('has the root of the whole log, whatever it shows', async () => {
    const chosen = fc.tuple(
      fc.integer({ min: 1, max: MOST }),
      fc.uniqueArray(fc.nat(MOST - 1), { maxLength: 40 }),
    );
    await fc.assert(
      fc.asyncProperty(chosen, async ([size, picked]) => {
        const indices = picked.filter((index) => index < size).sort((a, b) => a - b);
        const root = rootOfLines(await linesOf(size, indices));
        expect(root.equals(await rangeRoot(0, size, node))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('shows what was asked for and nothing else', async () => {
    const lines = await linesOf(10, [2, 3]);
    expect(lines.map((line) => line.replace(/ [A-Za-z0-9+/]{43}=$/, ''))).toEqual([
      'hidden 0 2',
      'entry 2 {"n":2}',
      'disclosure d2',
      'entry 3 {"n":3}',
      'disclosure d3',
      'hidden 4 4',
      'hidden 8 2',
    ]);
  });
});

async function linesOf(size: number, indices: readonly number[]): Promise<string[]> {
  const batch = indices.map((index) => ({
    index,
    entry: entries[index]!,
    disclosures: [`d${index}`],
  }));
  const chunks: Buffer[] = [];
  for await (const chunk of prunedLog(size, batches(batch), () => node)) chunks.push(chunk);
  return Buffer.concat(chunks).toString().trimEnd().split('\n');
}

/** In two halves, so that a gap crosses a batch. */
async function* batches<T>(all: readonly T[]) {
  const half = Math.floor(all.length / 2);
  yield await Promise.resolve(all.slice(0, half));
  yield all.slice(half);
}

/** The reader's side: a stack of full subtrees, as in binary counting. */
function rootOfLines(lines: readonly string[]): Buffer {
  const stack: { width: number; root: Buffer }[] = [];
  const push = (width: number, root: Buffer): void => {
    const top = stack.at(-1);
    if (top?.width !== width) stack.push({ width, root });
    else {
      stack.pop();
      push(width * 2, nodeHash(top.root, root));
    }
  };
  for (const line of lines) {
    const [kind, , third = '', fourth = ''] = line.split(' ');
    if (kind === 'entry') push(1, leafHash(Buffer.from(third)));
    if (kind === 'hidden') push(Number(third), Buffer.from(fourth, 'base64'));
  }
  return stack.map(({ root }) => root).reduceRight((right, left) => nodeHash(left, right));
}
