import { link, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { digestOfFile } from './digest.js';
import { hasErrorCode, makeDirectoryDurably, syncDirectory } from './durable-files.js';
import { writeIncomingFile, type IncomingFile } from './incoming-file.js';
import { assertKeyPrefix, assertObjectKey } from './object-key.js';
import {
  contentKey,
  ObjectStore,
  type ByteRange,
  type ListedObject,
  type ObjectSource,
  type OpenedObject,
  type PutOptions,
  type StoredObject,
} from './object-store.js';
import { ObjectStoreError } from './object-store.errors.js';
import { openRange } from './ranges.js';

// No key can begin with a dot, so nothing half-written can ever be listed or opened.
const INCOMING = '.incoming';
const LEFTOVER_AFTER_MS = 24 * 60 * 60 * 1000;

/**
 * Objects as read-only files below one private folder: the embedded default, for one machine.
 *
 * A write goes to `.incoming` on the same volume, is synced, then linked to its key, then the
 * folder is synced. Linking refuses a taken name atomically, which renaming would not.
 */
export class FilesystemObjectStore extends ObjectStore {
  constructor(private readonly root: string) {
    super();
  }

  override async put(
    key: string,
    source: ObjectSource,
    options: PutOptions = {},
  ): Promise<StoredObject> {
    assertObjectKey(key);
    return this.keep(() => key, source, options);
  }

  override async putByContent(
    prefix: string,
    source: Buffer | { path: string },
    options: PutOptions = {},
  ): Promise<StoredObject> {
    assertObjectKey(prefix);
    return this.keep((sha256) => contentKey(prefix, sha256), source, options);
  }

  override async replace(
    key: string,
    bytes: Buffer,
    options: Pick<PutOptions, 'signal'> = {},
  ): Promise<void> {
    const path = this.pathOf(key);
    const incoming = await writeIncomingFile(await this.incomingFolder(), bytes, options.signal);
    try {
      await makeDirectoryDurably(dirname(path));
      await rename(incoming.path, path);
    } catch (error) {
      await rm(incoming.path, { force: true });
      throw error;
    }
    await syncDirectory(dirname(path));
  }

  /** Modes of files stop mistakes; whoever owns the files, or the machine, is not stopped. */
  override locking(): Promise<'none'> {
    return Promise.resolve('none');
  }

  override async open(key: string, range?: ByteRange): Promise<OpenedObject> {
    const file = await open(this.pathOf(key), 'r').catch((error: unknown) => {
      if (hasErrorCode(error, 'ENOENT', 'ENOTDIR', 'EISDIR')) throw missing(key);
      throw error;
    });
    try {
      const { size } = await file.stat();
      return { stream: openRange(file, size, range), sizeBytes: size };
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  override async head(key: string): Promise<{ sizeBytes: number } | null> {
    try {
      const found = await stat(this.pathOf(key));
      return found.isFile() ? { sizeBytes: found.size } : null;
    } catch (error) {
      if (hasErrorCode(error, 'ENOENT', 'ENOTDIR')) return null;
      throw error;
    }
  }

  override async *list(prefix: string): AsyncIterable<ListedObject> {
    assertKeyPrefix(prefix);
    const folder = prefix.slice(0, prefix.lastIndexOf('/') + 1);
    for await (const key of this.keysBelow(folder)) {
      if (!key.startsWith(prefix)) continue;
      const found = await this.head(key);
      if (found) yield { key, sizeBytes: found.sizeBytes };
    }
  }

  override async remove(key: string): Promise<void> {
    const path = this.pathOf(key);
    await rm(path, { force: true });
    await syncDirectory(dirname(path)).catch((error: unknown) => {
      if (!hasErrorCode(error, 'ENOENT')) throw error;
    });
  }

  override async check(): Promise<void> {
    const incoming = await writeIncomingFile(await this.incomingFolder(), Buffer.from('check'));
    await rm(incoming.path);
  }

  /** Removes what killed writers left behind. Returns how many files went. */
  async sweepLeftovers(now: Date): Promise<number> {
    const folder = await this.incomingFolder();
    let swept = 0;
    for (const name of await readdir(folder)) {
      const path = join(folder, name);
      const found = await stat(path).catch(() => null);
      if (!found || now.getTime() - found.mtimeMs < LEFTOVER_AFTER_MS) continue;
      await rm(path, { force: true });
      swept += 1;
    }
    return swept;
  }

  private async keep(
    keyOf: (sha256: string) => string,
    source: ObjectSource,
    options: PutOptions,
  ): Promise<StoredObject> {
    const incoming = await writeIncomingFile(await this.incomingFolder(), source, options.signal);
    try {
      if (options.sha256 !== undefined && options.sha256 !== incoming.sha256) {
        throw new ObjectStoreError(
          'wrong-digest',
          `Announced ${options.sha256}, received ${incoming.sha256}.`,
        );
      }
      const key = keyOf(incoming.sha256);
      await this.linkOnce(key, incoming);
      return { key, sizeBytes: incoming.sizeBytes, sha256: incoming.sha256 };
    } finally {
      await rm(incoming.path, { force: true });
    }
  }

  private async linkOnce(key: string, incoming: IncomingFile): Promise<void> {
    const path = this.pathOf(key);
    await makeDirectoryDurably(dirname(path));
    try {
      await link(incoming.path, path);
    } catch (error) {
      if (!hasErrorCode(error, 'EEXIST')) throw error;
      const held = await digestOfFile(path);
      if (held.sha256 !== incoming.sha256) {
        throw new ObjectStoreError('exists', `Other bytes already lie at ${key}.`);
      }
    }
    await syncDirectory(dirname(path));
  }

  /** Keys in byte order: a folder sorts as its name with the slash, as it does inside a key. */
  private async *keysBelow(folder: string): AsyncIterable<string> {
    const entries = await readdir(join(this.root, folder), { withFileTypes: true }).catch(
      (error: unknown) => {
        if (hasErrorCode(error, 'ENOENT', 'ENOTDIR')) return [];
        throw error;
      },
    );
    const names = entries
      .filter((entry) => !entry.name.startsWith('.'))
      .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
      .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    for (const name of names) {
      if (name.endsWith('/')) yield* this.keysBelow(folder + name);
      else yield folder + name;
    }
  }

  private pathOf(key: string): string {
    assertObjectKey(key);
    return join(this.root, key);
  }

  private async incomingFolder(): Promise<string> {
    const folder = join(this.root, INCOMING);
    await makeDirectoryDurably(folder);
    return folder;
  }
}

function missing(key: string): ObjectStoreError {
  return new ObjectStoreError('missing', `Nothing lies at ${key}.`);
}
