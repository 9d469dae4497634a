import { checkpointText } from '../../src/transparency-log/checkpoint.js';
import { consistencyProof } from '../../src/transparency-log/merkle-proofs.js';
import { GrowingTree, leafHash } from '../../src/transparency-log/merkle-tree.js';
import { newSigningKey, noteSigner, signNote } from '../../src/transparency-log/signed-note.js';
import { nodesFromTiles, TILE_WIDTH, type TileSpan } from '../../src/transparency-log/tiles.js';
import { addCheckpointBody } from '../../src/transparency-log/witness-request.js';

export const SMALL_LOG_KEY = newSigningKey();

/**
 * A log in memory whose entries are these. Two with the same beginning and key are two stories
 * that one dishonest log tells.
 */
export function smallLog(
  entries: readonly string[],
  { origin = 'audit.example/1', key = SMALL_LOG_KEY } = {},
) {
  const signer = noteSigner(origin, key);
  const tree = new GrowingTree();
  const leaves: Buffer[] = [];
  const full: Buffer[] = [];
  const roots = [tree.root()];
  for (const entry of entries) {
    const leaf = leafHash(Buffer.from(entry));
    leaves.push(leaf);
    tree.append(leaf, (level, _index, root) => {
      if (level === 8) full.push(root);
    });
    roots.push(tree.root());
  }
  const readTile = ({ level, n, width }: TileSpan) =>
    Promise.resolve(
      Buffer.concat([leaves, full][level]!.slice(n * TILE_WIDTH, n * TILE_WIDTH + width)),
    );
  const root = (size: number) => roots[size]!;
  const note = (size: number) =>
    signNote(checkpointText({ origin, size, root: root(size) }), [signer]);
  const proof = (from: number, to: number) =>
    from === 0 ? Promise.resolve([]) : consistencyProof(from, to, nodesFromTiles(to, readTile));
  return {
    origin,
    signer,
    root,
    note,
    proof,
    /** What the log sends to have this size cosigned. */
    request: async (from: number, to: number) =>
      addCheckpointBody(from, await proof(from, to), note(to)),
  };
}

export type SmallLog = ReturnType<typeof smallLog>;

/** `count` entries that begin with the same word, so that other words make another story. */
export const story = (count: number, word = 'entry') =>
  Array.from({ length: count }, (_, i) => `${word} ${i}`);
