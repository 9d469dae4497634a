import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkpointText, readCheckpointText } from '../../../src/transparency-log/checkpoint.js';
import { GrowingTree, leafHash } from '../../../src/transparency-log/merkle-tree.js';
import { openNote, signNote } from '../../../src/transparency-log/signed-note.js';
import { SequencerDatabase } from '../../../src/audit-trail/persistence/sequencer-database.js';
import { TreeRepository } from '../../../src/audit-trail/persistence/tree.repository.js';
import { createTrailDatabase, somebody, thingDone, type TrailDatabase } from './trail-database.js';
import { createTrailPublisher, publishedIn, type TrailPublisher } from './trail-publisher.js';

let database: TrailDatabase;
let publisher: TrailPublisher;
beforeEach(async () => {
  database = await createTrailDatabase();
  publisher = await createTrailPublisher(database.url);
});
afterEach(async () => {
  await publisher.close();
  await database.drop();
});

/** The root over the stored bodies in the order of their leaves, recomputed from nothing. */
async function recomputedRoot(): Promise<Buffer> {
  const rows = await database.sql(
    'SELECT body FROM audit.leaf JOIN audit.entry ON entry.id = leaf.entry_id ORDER BY idx',
  );
  const tree = new GrowingTree();
  for (const { body } of rows) tree.append(leafHash(body as Buffer));
  return tree.root();
}

describe('The sequencer', () => {
  it('makes one leaf of every committed entry, and none of a rolled-back one', async () => {
    await database.recordMany(3);
    const aborted = database.transactions.run(async (tx) => {
      await database.trail.record(tx, somebody, thingDone({ id: 'x', facts: { step: 9 } }));
      throw new Error('changed my mind');
    });
    await expect(aborted).rejects.toThrow('changed my mind');
    await database.recordMany(2);
    expect(await publisher.sequence()).toBe(5);
    expect(await publisher.sequence()).toBe(0);
    expect((await publisher.tree.state()).root.equals(await recomputedRoot())).toBe(true);
  });

  it('does not lose an entry that commits after entries written later', async () => {
    let letCommit: (value?: unknown) => void = () => undefined;
    const waiting = new Promise((resolve) => (letCommit = resolve));
    let written: (value?: unknown) => void = () => undefined;
    const isWritten = new Promise((resolve) => (written = resolve));
    const late = database.transactions.run(async (tx) => {
      await database.trail.record(tx, somebody, thingDone({ id: 'late', facts: { step: 0 } }));
      written();
      await waiting;
    });
    await isWritten;
    await database.recordMany(4);
    expect(await publisher.sequence()).toBe(4);
    letCommit();
    await late;
    expect(await publisher.sequence()).toBe(1);
    expect((await publisher.tree.state()).root.equals(await recomputedRoot())).toBe(true);
  });

  it('is fenced: of two at once, each entry still becomes one leaf', async () => {
    const second = new TreeRepository(new SequencerDatabase(database.url));
    try {
      for (let round = 0; round < 10; round += 1) {
        await database.recordMany(5);
        await Promise.allSettled([publisher.sequence(), second.appendLeaves(1000)]);
      }
      await publisher.sequence();
      const { size, root } = await publisher.tree.state();
      expect(size).toBe(50);
      expect(root.equals(await recomputedRoot())).toBe(true);
    } finally {
      await second.onApplicationShutdown();
    }
  });

  it('lets only one process lead, and another once the first is gone', async () => {
    const second = new TreeRepository(new SequencerDatabase(database.url));
    try {
      expect(await publisher.tree.lead()).toBe(true);
      expect(await second.lead()).toBe(false);
      await publisher.tree.onApplicationShutdown();
      while (!(await second.lead()));
    } finally {
      await second.onApplicationShutdown();
      publisher = await createTrailPublisher(database.url);
    }
  });

  it('goes on after a restore into another cluster, where transaction ids mean nothing', async () => {
    await database.recordMany(3);
    await publisher.sequence();
    await database.sql(`UPDATE audit.tree SET system_identifier = 1, xid_cursor = '99999999'`);
    await database.recordMany(2);
    expect(await publisher.sequence()).toBe(2);
    await database.recordMany(1);
    expect(await publisher.sequence()).toBe(1);
  });

  it('finds new entries without taking a transaction id', async () => {
    await publisher.sequence();
    expect(await publisher.tree.hasNewEntries()).toBe(false);
    await database.recordMany(1);
    expect(await publisher.tree.hasNewEntries()).toBe(true);
  });
});

describe('The publisher', () => {
  it('publishes bundles, tiles and a signed checkpoint that fit each other', async () => {
    await database.transactions.run((tx) => {
      const events = Array.from({ length: 300 }, (_, step) =>
        thingDone({ id: 'a', facts: { step } }),
      );
      return database.trail.recordAll(tx, somebody, events);
    });
    expect(await publisher.publish()).toBe(300);
    expect(await publisher.publish()).toBeNull();

    const trail = join(publisher.folder, 'trail');
    const text = openNote(await readFile(join(trail, 'checkpoint'), 'utf8'), publisher.signer);
    expect(readCheckpointText(text ?? '')).toEqual({
      origin: 'audit.example/test-1',
      size: 300,
      root: await recomputedRoot(),
    });
    const tile = await readFile(join(trail, 'tile/0/001.p/44'));
    const bundle = await readFile(join(trail, 'tile/entries/001.p/44'));
    const first = bundle.subarray(2, 2 + bundle.readUInt16BE(0));
    expect(tile.subarray(0, 32).equals(leafHash(first))).toBe(true);
    expect((await readFile(join(trail, 'tile/1/000.p/1'))).length).toBe(32);
  });

  it('removes partial tiles once the full ones are there, and keeps every checkpoint', async () => {
    const keys = async () => {
      const found: string[] = [];
      for await (const { key } of publisher.store.list('trail/')) found.push(key);
      return found;
    };
    await database.recordMany(2);
    await publisher.publish();
    expect(await keys()).toContain('trail/tile/0/000.p/2');
    await database.recordMany(255);
    await publisher.publish();
    expect(await keys()).toEqual([
      'trail/checkpoint',
      'trail/checkpoints/002',
      'trail/checkpoints/257',
      'trail/tile/0/000',
      'trail/tile/0/001.p/1',
      'trail/tile/1/000.p/1',
      'trail/tile/entries/000',
      'trail/tile/entries/001.p/1',
      'trail/vkey',
    ]);
  });

  it('puts the same bytes again after a crash between uploading and noting it', async () => {
    await database.recordMany(3);
    await publisher.publish();
    await database.sql('UPDATE audit.tree SET published_size = 0');
    expect(await publisher.publish()).toBe(3);
  });
});

describe('The publisher, where something went wrong before', () => {
  it('puts the checkpoints too that were signed by a run which ended before it put them', async () => {
    await database.recordMany(3);
    await publisher.sequence();
    const { size, root } = await publisher.tree.state();
    const origin = publisher.keys.origin;
    const note = signNote(checkpointText({ origin, size, root }), [publisher.signer]);
    await publisher.tree.keepCheckpoint(size, root, note);
    await database.recordMany(2);
    expect(await publisher.publish()).toBe(5);
    const folder = join(publisher.folder, 'trail', 'checkpoints');
    expect(await readFile(join(folder, '003'), 'utf8')).toBe(note);
  });

  it('signs nothing where the store holds other entries than the database', async () => {
    await database.recordMany(3);
    await publisher.store.put('trail/tile/entries/000.p/3', Buffer.from('other entries'));
    await expect(publisher.publish()).rejects.toMatchObject({ code: 'exists' });
    expect(await database.sql('SELECT size FROM audit.checkpoint')).toEqual([]);
  });

  it('does not sign a second tree of one size', async () => {
    await database.recordMany(3);
    await publisher.sequence();
    const other = { origin: publisher.keys.origin, size: 3, root: Buffer.alloc(32) };
    const note = signNote(checkpointText(other), [publisher.signer]);
    await publisher.tree.keepCheckpoint(3, other.root, note);
    await expect(publisher.publish()).rejects.toThrow('has signed another tree of 3 entries');
  });
});

describe('The check at start', () => {
  it('is content with an empty log, a published one, and one not yet fully published', async () => {
    await publisher.checkHead();
    await database.recordMany(5);
    await publisher.publish();
    await database.recordMany(2);
    await publisher.sequence();
    await publisher.checkHead();
  });

  it('refuses a database older than what was published', async () => {
    await publisher.checkHead();
    await database.recordMany(5);
    await publisher.publish();
    const restored = await createTrailDatabase();
    const old = { ...publisher, tree: new TreeRepository(new SequencerDatabase(restored.url)) };
    try {
      await expect(checkHeadOf(old)).rejects.toThrow('holds 0 entries');
    } finally {
      await old.tree.onApplicationShutdown();
      await restored.drop();
    }
  });

  it('refuses other entries than those published', async () => {
    await database.recordMany(5);
    await publisher.publish();
    const other = await createTrailDatabase();
    await other.recordMany(6);
    const tree = new TreeRepository(new SequencerDatabase(other.url));
    await tree.appendLeaves(100);
    try {
      await expect(checkHeadOf({ ...publisher, tree })).rejects.toThrow('are not those that were');
    } finally {
      await tree.onApplicationShutdown();
      await other.drop();
    }
  });

  it('refuses a database that would give numbers of entries again', async () => {
    await database.recordMany(3);
    await publisher.publish();
    await database.sql(`SELECT setval('audit.entry_id_seq', 2)`);
    await expect(publisher.checkHead()).rejects.toThrow('setval');
  });

  it('publishes again what a store that was set back has lost', async () => {
    await database.recordMany(2);
    await publisher.publish();
    const early = await readFile(join(publisher.folder, 'trail', 'checkpoint'));
    await database.recordMany(3);
    await publisher.publish();
    for await (const { key } of publisher.store.list('trail/')) {
      if (!key.endsWith('/2') && !key.endsWith('/002')) await publisher.store.remove(key);
    }
    await publisher.store.replace('trail/checkpoint', early);
    await publisher.checkHead();
    expect(await publisher.publish()).toBe(5);
    await publisher.checkHead();
    const kept = join(publisher.folder, 'trail', 'checkpoints', '005');
    expect(await readFile(join(publisher.folder, 'trail', 'checkpoint'))).toEqual(
      await readFile(kept),
    );
  });

  it('refuses a store that has lost the trail, and another name for the log', async () => {
    await publisher.checkHead();
    await database.recordMany(1);
    await publisher.publish();
    for await (const { key } of publisher.store.list('trail/')) await publisher.store.remove(key);
    await expect(publisher.checkHead()).rejects.toThrow('The object store has no audit trail');
    await database.sql(`UPDATE audit.tree SET origin = 'audit.example/older'`);
    await expect(publisher.checkHead()).rejects.toThrow('A log keeps its name');
  });

  it('finds the newest checkpoint even where the one that shows it is gone', async () => {
    await database.recordMany(1);
    await publisher.publish();
    await publisher.store.remove('trail/checkpoint');
    await publisher.checkHead();
  });
});

async function checkHeadOf({ tree, store, keys, witnessing }: TrailPublisher): Promise<void> {
  const { CheckTrailHead } = await import('../../../src/audit-trail/commands/check-trail-head.js');
  await new CheckTrailHead(tree, publishedIn(store), keys, witnessing.witnessed).execute();
}
