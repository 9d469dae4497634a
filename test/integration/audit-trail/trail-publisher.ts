import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CheckTrailHead } from '../../../src/audit-trail/commands/check-trail-head.js';
import { GatherCosignatures } from '../../../src/audit-trail/commands/gather-cosignatures.js';
import { PublishTree } from '../../../src/audit-trail/commands/publish-tree.js';
import {
  newSigningKey,
  type NoteSigner,
  noteSigner,
} from '../../../src/transparency-log/signed-note.js';
import { PublishedTrail } from '../../../src/audit-trail/persistence/published-trail.js';
import { TreeRepository } from '../../../src/audit-trail/persistence/tree.repository.js';
import { WitnessedSizes } from '../../../src/audit-trail/queries/witnessed-sizes.js';
import { FilesystemObjectStore } from '../../../src/platform/object-store/filesystem-object-store.js';

export interface TrailPublisher {
  /** The store's folder; the log lies below `trail/`. */
  readonly folder: string;
  readonly store: FilesystemObjectStore;
  readonly signer: NoteSigner;
  readonly tree: TreeRepository;
  /** Makes leaves of all that is committed. @returns how many */
  sequence(): Promise<number>;
  /** Sequences, then publishes. @returns the published size, or null if nothing was new */
  publish(): Promise<number | null>;
  /** What a starting server checks. */
  checkHead(): Promise<void>;
  close(): Promise<void>;
}

/** The sequencer and publisher of one database, driven by hand. */
export async function createTrailPublisher(databaseUrl: string): Promise<TrailPublisher> {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-trail-'));
  const store = new FilesystemObjectStore(folder);
  const tree = new TreeRepository(databaseUrl);
  const published = new PublishedTrail(store);
  const publishTree = new PublishTree(tree, published, new GatherCosignatures());
  const signer = noteSigner('audit.example/test-1', newSigningKey());
  const sequence = async () => {
    let total = 0;
    for (let batch = -1; batch !== 0; total += batch) batch = await tree.appendLeaves(1000);
    return total;
  };
  return {
    folder,
    store,
    signer,
    tree,
    sequence,
    publish: async () => {
      await sequence();
      return publishTree.execute(signer);
    },
    checkHead: () => new CheckTrailHead(tree, published, new WitnessedSizes()).execute(signer),
    close: async () => {
      await tree.onApplicationShutdown();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
