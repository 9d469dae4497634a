import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';

import { READ_CHUNK_BYTES, type Digest } from './digest.js';
import { hasErrorCode, READ_ONLY_FILE_MODE } from './durable-files.js';
import type { ObjectSource } from './object-store.js';
import { ObjectStoreError } from './object-store.errors.js';

/** Often enough that the final sync of a large file finds little left to write. */
const SYNC_EVERY_BYTES = 64 * READ_CHUNK_BYTES;

export interface IncomingFile extends Digest {
  path: string;
}

/**
 * Writes a source into a fresh file of the folder, hashing on the way, and syncs it. On any
 * failure the file is gone: after a failed sync nothing about its content can be trusted.
 */
export async function writeIncomingFile(
  folder: string,
  source: ObjectSource,
  signal?: AbortSignal,
): Promise<IncomingFile> {
  const path = join(folder, randomUUID());
  const file = await open(path, 'wx', 0o600);
  try {
    const digest = await copyAndHash(source, file, signal);
    await file.sync();
    await file.chmod(READ_ONLY_FILE_MODE);
    await file.close();
    return { path, ...digest };
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(path, { force: true });
    if (hasErrorCode(error, 'ENOSPC', 'EDQUOT')) {
      throw new ObjectStoreError('out-of-space', 'The object store has no space left.', {
        cause: error,
      });
    }
    throw error;
  }
}

async function copyAndHash(
  source: ObjectSource,
  file: FileHandle,
  signal?: AbortSignal,
): Promise<Digest> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  let unsyncedBytes = 0;
  // Hashing a chunk overlaps with writing it and with syncing earlier ones: they run on other threads.
  let syncing: Promise<void> = Promise.resolve();
  for await (const chunk of readableOf(source)) {
    signal?.throwIfAborted();
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk as Uint8Array);
    const writing = writeAll(file, bytes, sizeBytes);
    hash.update(bytes);
    await writing;
    sizeBytes += bytes.length;
    unsyncedBytes += bytes.length;
    if (unsyncedBytes >= SYNC_EVERY_BYTES) {
      await syncing;
      syncing = file.datasync();
      syncing.catch(() => undefined); // awaited above or below; this only silences the gap between
      unsyncedBytes = 0;
    }
  }
  await syncing;
  return { sha256: hash.digest('hex'), sizeBytes };
}

async function writeAll(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let written = 0; written < bytes.length;) {
    const { bytesWritten } = await file.write(
      bytes,
      written,
      bytes.length - written,
      position + written,
    );
    written += bytesWritten;
  }
}

function readableOf(source: ObjectSource): Readable {
  if (Buffer.isBuffer(source)) return Readable.from([source]);
  if (source instanceof Readable) return source;
  return createReadStream(source.path, { highWaterMark: READ_CHUNK_BYTES });
}
