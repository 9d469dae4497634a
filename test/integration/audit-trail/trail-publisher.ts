import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CheckTrailHead } from '../../../src/audit-trail/commands/check-trail-head.js';
import { PublishTree } from '../../../src/audit-trail/commands/publish-tree.js';
import type { NoteSigner } from '../../../src/transparency-log/signed-note.js';
import { PublishedTrail } from '../../../src/audit-trail/persistence/published-trail.js';
import { SequencerDatabase } from '../../../src/audit-trail/persistence/sequencer-database.js';
import { SigningKeys } from '../../../src/audit-trail/persistence/signing-keys.js';
import { TreeRepository } from '../../../src/audit-trail/persistence/tree.repository.js';
import { SystemClock } from '../../../src/platform/clock/clock.js';
import { readSettings } from '../../../src/platform/config/settings.js';
import type { ObjectStore } from '../../../src/platform/object-store/object-store.js';
import { witnessing } from './trail-witnessing.js';
import { FilesystemObjectStore } from '../../../src/platform/object-store/filesystem-object-store.js';

export interface TrailPublisher {
  /** The store's folder; the log lies below `trail/`. */
  readonly folder: string;
  readonly store: ObjectStore;
  /** Where the private halves of its keys lie. */
  readonly keyFolder: string;
  readonly keys: SigningKeys;
  /** The first key of the log. */
  readonly signer: NoteSigner;
  readonly tree: TreeRepository;
  /** What asks the witnesses of the policy, if the environment names one. */
  readonly witnessing: ReturnType<typeof witnessing>;
  /** Makes leaves of all that is committed. @returns how many */
  sequence(): Promise<number>;
  /** Sequences, then publishes. @returns the published size, or null if nothing was new */
  publish(): Promise<number | null>;
  /** What a starting server checks. */
  checkHead(): Promise<void>;
  /** The same keys, as a process sees them that has read none yet. */
  withFreshKeys(): SigningKeys;
  /** The same store and keys on another database; only its connections are to be closed. */
  on(databaseUrl: string): Promise<TrailPublisher>;
  close(): Promise<void>;
}

/** The sequencer and publisher of one database, driven by hand. */
export async function createTrailPublisher(
  databaseUrl: string,
  env: Readonly<Record<string, string>> = {},
  store?: ObjectStore,
): Promise<TrailPublisher> {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-trail-'));
  const dataDirectory = env.DATA_DIRECTORY ?? (await mkdtemp(join(tmpdir(), 'plumbline-data-')));
  return publisherAt({ folder, dataDirectory, databaseUrl, env, store });
}

interface Place {
  readonly folder: string;
  readonly dataDirectory: string;
  readonly databaseUrl: string;
  readonly env: Readonly<Record<string, string>>;
  /** Another store than files in the folder. */
  readonly store?: ObjectStore;
}

async function publisherAt(place: Place): Promise<TrailPublisher> {
  const { folder, dataDirectory, env } = place;
  const store = place.store ?? new FilesystemObjectStore(folder);
  const sequencer = new SequencerDatabase(place.databaseUrl);
  const tree = new TreeRepository(sequencer);
  const keys = keysIn(dataDirectory, sequencer);
  const published = publishedIn(store);
  const asking = witnessing(sequencer, tree, keys, env);
  const publishTree = new PublishTree(tree, published, keys, asking.gather);
  const [signer] = await keys.current();
  if (signer === undefined) throw new Error('A log has a key from its first moment.');
  const sequence = async () => {
    let total = 0;
    // Fewer than asked for means that none was left; under load some are there again by now.
    for (let batch = 1000; batch === 1000; total += batch) batch = await tree.appendLeaves(1000);
    return total;
  };
  return {
    folder,
    keyFolder: join(dataDirectory, 'keys'),
    store,
    keys,
    signer,
    tree,
    witnessing: asking,
    sequence,
    publish: async () => {
      await sequence();
      const size = await publishTree.execute();
      await publishTree.tidied();
      return size;
    },
    checkHead: () => new CheckTrailHead(tree, published, keys, asking.witnessed).execute(),
    withFreshKeys: () => keysIn(dataDirectory, sequencer),
    on: (databaseUrl) => publisherAt({ ...place, databaseUrl }),
    close: async () => {
      await tree.onApplicationShutdown();
      for (const each of [folder, dataDirectory]) await rm(each, { recursive: true, force: true });
    },
  };
}

/** The trail's part of a store, as a publisher with the settings' defaults lays it out. */
export function publishedIn(store: ObjectStore): PublishedTrail {
  return new PublishedTrail(store, readSettings({}), new SystemClock());
}

export const TEST_ORIGIN = 'audit.example/test-1';

export function keysIn(dataDirectory: string, database: SequencerDatabase): SigningKeys {
  return new SigningKeys(
    readSettings({ DATA_DIRECTORY: dataDirectory, TRAIL_ORIGIN: TEST_ORIGIN }),
    database,
  );
}
