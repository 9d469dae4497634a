import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CheckTrailHead } from '../../src/audit-trail/commands/check-trail-head.js';
import { CheckpointDemand } from '../../src/audit-trail/commands/checkpoint-demand.js';
import { PublishTree } from '../../src/audit-trail/commands/publish-tree.js';
import { PublisherService } from '../../src/audit-trail/jobs/publisher.service.js';
import { SequencerService } from '../../src/audit-trail/jobs/sequencer.service.js';
import { PublishedTrail } from '../../src/audit-trail/persistence/published-trail.js';
import { SequencerDatabase } from '../../src/audit-trail/persistence/sequencer-database.js';
import { SigningKeys } from '../../src/audit-trail/persistence/signing-keys.js';
import { TreeRepository } from '../../src/audit-trail/persistence/tree.repository.js';
import { SystemClock } from '../../src/platform/clock/clock.js';
import { readSettings } from '../../src/platform/config/settings.js';
import { migrate } from '../../src/platform/database/data-source.js';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.js';
import { FilesystemObjectStore } from '../../src/platform/object-store/filesystem-object-store.js';
import { witnessing } from '../integration/audit-trail/trail-witnessing.js';
import { schemaFromFiles } from '../support/schema.js';

export interface TrailAtWork {
  readonly databaseUrl: string;
  readonly tree: TreeRepository;
  readonly publishTree: PublishTree;
  readonly sequencer: SequencerService;
  readonly demand: CheckpointDemand;
  /** When a checkpoint of which size was in the store, in `performance.now()`. */
  readonly published: { size: number; at: number }[];
  close(): Promise<void>;
}

/** Notes when its one changing object, the newest checkpoint, has changed. */
class WatchedStore extends FilesystemObjectStore {
  readonly published: { size: number; at: number }[] = [];

  override async replace(key: string, bytes: Buffer): Promise<void> {
    await super.replace(key, bytes);
    const size = Number(bytes.toString().split('\n')[1]);
    this.published.push({ size, at: performance.now() });
  }
}

/**
 * Sequencer, publisher and file store as a server runs them, on a PostgreSQL of its own that waits
 * for this machine's disk: the one of the tests does not, and would flatter us.
 */
export async function startTrail(): Promise<TrailAtWork> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'plumbline-bench-'));
  const postgres = await startEmbeddedPostgres({ dataDirectory, log: () => undefined });
  await migrate(schemaFromFiles(), postgres.url);
  const settings = readSettings({ DATA_DIRECTORY: dataDirectory });
  const store = new WatchedStore(join(dataDirectory, 'objects'));
  const connections = new SequencerDatabase(postgres.url);
  const tree = new TreeRepository(connections);
  const keys = new SigningKeys(settings, connections);
  const trail = new PublishedTrail(store, settings, new SystemClock());
  const asking = witnessing(connections, tree, keys);
  const publishTree = new PublishTree(tree, trail, keys, asking.gather);
  const checkHead = new CheckTrailHead(tree, trail, keys, asking.witnessed);
  const demand = new CheckpointDemand();
  const publisher = new PublisherService(tree, publishTree, demand);
  publisher.onModuleInit();
  const sequencer = new SequencerService(settings, tree, checkHead, publisher, demand);
  return {
    databaseUrl: postgres.url,
    tree,
    publishTree,
    sequencer,
    demand,
    published: store.published,
    close: async () => {
      await tree.onApplicationShutdown();
      await postgres.stop();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}
