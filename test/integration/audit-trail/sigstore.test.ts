import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson } from '../../../src/audit-trail/domain/canonical-json.js';
import { inclusionProof } from '../../../src/transparency-log/merkle-proofs.js';
import { GrowingTree, leafHash } from '../../../src/transparency-log/merkle-tree.js';
import { checkpointText } from '../../../src/transparency-log/checkpoint.js';
import { newSigningKey, noteSigner, signNote } from '../../../src/transparency-log/signed-note.js';
import { nodesFromTiles, TILE_WIDTH, type TileSpan } from '../../../src/transparency-log/tiles.js';

/** The parts of sigstore's verifier that know logs, which its package keeps to itself. */
interface SigstoreLog {
  readonly verifyTLogInclusion: (entry: object, authorities: readonly object[]) => void;
}
const folder = join(process.cwd(), 'node_modules', '@sigstore', 'verify');
const { verifyTLogInclusion } = jest.requireActual<SigstoreLog>(join(folder, 'dist', 'tlog'));
const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
  version: string;
};

const ORIGIN = 'audit.example/1';
const SIZE = 600;
const entries = Array.from({ length: SIZE }, (_, i) => Buffer.from(`{"entry":${i}}`));
const signer = noteSigner(ORIGIN, newSigningKey());
const stranger = noteSigner(ORIGIN, newSigningKey());

/** What sigstore calls a log that it trusts. */
const authority = (by: typeof signer) => ({
  logID: by.keyId,
  publicKey: createPublicKey(by.publicKey.export({ type: 'spki', format: 'pem' })),
  baseURL: `https://${ORIGIN}`,
  validFor: { start: new Date(0), end: new Date(8.64e15) },
});

describe(`@sigstore/verify ${version}`, () => {
  const { tree, nodes } = grow();
  const note = signNote(checkpointText({ origin: ORIGIN, size: SIZE, root: tree.root() }), [
    stranger,
    signer,
  ]);

  /** Our proof of one entry in the form of a sigstore bundle. */
  async function logEntry(index: number) {
    const hashes = await inclusionProof(index, SIZE, nodes);
    return {
      logIndex: String(index),
      logId: { keyId: signer.keyId },
      kindVersion: { kind: 'plumbline', version: '1' },
      integratedTime: '0',
      inclusionPromise: undefined,
      inclusionProof: {
        logIndex: String(index),
        rootHash: tree.root(),
        treeSize: String(SIZE),
        hashes,
        checkpoint: { envelope: note },
      },
      canonicalizedBody: entries[index]!,
    };
  }

  it('accepts our inclusion proofs under our notes, of every entry', async () => {
    for (let index = 0; index < SIZE; index += 1) {
      const entry = await logEntry(index);
      expect(() => {
        verifyTLogInclusion(entry, [authority(signer)]);
      }).not.toThrow();
    }
  });

  it('refuses another entry, another place, another key and another root', async () => {
    const entry = await logEntry(7);
    const { inclusionProof: proof } = entry;
    const other = note.replace(`\n${SIZE}\n`, `\n${SIZE + 1}\n`);
    const wrong = [
      { ...entry, canonicalizedBody: entries[8]! },
      { ...entry, inclusionProof: { ...proof, logIndex: '6' } },
      { ...entry, inclusionProof: { ...proof, hashes: proof.hashes.slice(1) } },
      { ...entry, inclusionProof: { ...proof, checkpoint: { envelope: other } } },
    ];
    for (const each of wrong) {
      expect(() => {
        verifyTLogInclusion(each, [authority(signer)]);
      }).toThrow();
    }
    const unknown = noteSigner(ORIGIN, newSigningKey());
    expect(() => {
      verifyTLogInclusion(entry, [authority(unknown)]);
    }).toThrow('signature');
  });
});

describe('canonicalize, the package,', () => {
  it('writes the same canonical JSON of everything that an entry may hold', () => {
    const text = fc.string({ unit: 'grapheme' });
    const value = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        text,
        fc.boolean(),
        fc.constant(null),
        fc.maxSafeInteger(),
        fc.array(tie('value'), { maxLength: 5 }),
        fc.dictionary(text, tie('value'), { maxKeys: 5 }),
      ),
    })).value;
    fc.assert(
      fc.property(value, (each) => {
        // A dictionary of fast-check may have no prototype; canonicalize asks for one.
        const plain: unknown = JSON.parse(JSON.stringify(each));
        expect(canonicalJson(plain)).toBe(canonicalize(plain));
      }),
      { numRuns: 500 },
    );
  });
});

function grow() {
  const tree = new GrowingTree();
  const levels: Buffer[][] = [[]];
  for (const leaf of entries.map(leafHash)) {
    levels[0]!.push(leaf);
    tree.append(leaf, (level, _n, root) => {
      if (level % 8 === 0) (levels[level / 8] ??= []).push(root);
    });
  }
  const readTile = ({ level, n, width }: TileSpan) =>
    Promise.resolve(Buffer.concat(levels[level]!.slice(n * TILE_WIDTH, n * TILE_WIDTH + width)));
  return { tree, nodes: nodesFromTiles(SIZE, readTile) };
}
