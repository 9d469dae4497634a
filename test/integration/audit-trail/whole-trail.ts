import { readCheckpointText } from '../../../src/transparency-log/checkpoint.js';
import { GrowingTree, leafHash } from '../../../src/transparency-log/merkle-tree.js';
import { openNote } from '../../../src/transparency-log/signed-note.js';
import { exportLog, verify } from './exported-log.js';
import type { TrailDatabase } from './trail-database.js';
import { publishedIn, type TrailPublisher } from './trail-publisher.js';

/**
 * What must hold after any trouble: what was committed is what has a leaf, nothing twice, indices
 * without a gap, every published checkpoint that of its size, and a log that outsiders verify.
 * @param acknowledged numbers of the entries whose writers were told that they are committed
 */
export async function expectWholeTrail(
  database: TrailDatabase,
  publisher: TrailPublisher,
  acknowledged: ReadonlySet<string>,
): Promise<void> {
  const rows = await database.sql(
    'SELECT idx, entry_id, body FROM audit.leaf JOIN audit.entry ON entry.id = entry_id ORDER BY idx',
  );
  const entries = await database.sql('SELECT id FROM audit.entry ORDER BY id');
  const leaves = rows.map(({ entry_id: id }) => String(id));
  expect(rows.map(({ idx }) => Number(idx))).toEqual(rows.map((_, i) => i));
  expect([...leaves].sort()).toEqual(entries.map(({ id }) => String(id)).sort());
  const sequenced = new Set(leaves);
  expect([...acknowledged].filter((id) => !sequenced.has(id))).toEqual([]);

  await expectCheckpoints(
    publisher,
    rows.map(({ body }) => leafHash(body as Buffer)),
  );
  const folder = await exportLog(database, publisher);
  expect(await verify('log', folder)).toMatchObject({
    exitCode: 0,
    integrity: 'good',
    entries: rows.length,
    findings: [],
  });
}

/** Every checkpoint in the store is that of its size, and the newest covers everything. */
async function expectCheckpoints(publisher: TrailPublisher, leaves: Buffer[]): Promise<void> {
  const published = publishedIn(publisher.store);
  const tree = new GrowingTree();
  for (const size of await published.keptSizes()) {
    while (tree.size < size) tree.append(leaves[tree.size] ?? Buffer.alloc(0));
    const text = openNote(await published.checkpoint(size), publisher.signer);
    expect(readCheckpointText(text ?? '')).toEqual({
      origin: publisher.keys.origin,
      size,
      root: tree.root(),
    });
  }
  expect(tree.size).toBe(leaves.length);
  const head = readCheckpointText(openNote((await published.head()) ?? '', publisher.signer) ?? '');
  expect(head?.size).toBe(leaves.length);
}
