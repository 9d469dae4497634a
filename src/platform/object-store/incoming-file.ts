import { createHash, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, open, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';

import { digestOfHandle, READ_CHUNK_BYTES, type Digest } from './digest.js';
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
  try {
    const digest = isFile(source)
      ? await copyWholeFile(source.path, path, signal)
      : await writeStream(source, path, signal);
    return { path, ...digest };
  } catch (error) {
    await rm(path, { force: true });
    if (hasErrorCode(error, 'ENOSPC', 'EDQUOT')) {
      throw new ObjectStoreError('out-of-space', 'The object store has no space left.', {
        cause: error,
      });
    }
    throw error;
  }
}

/**
 * The kernel copies, or shares blocks where the file system can; we hash what arrived, which is
 * both faster than copying through this process and a check of the copy itself.
 */
async function copyWholeFile(from: string, to: string, signal?: AbortSignal): Promise<Digest> {
  await copyFile(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
  return withFile(to, 'r', async (file) => {
    const [digest] = await Promise.all([digestOfHandle(file, signal), file.sync()]);
    return digest;
  });
}

async function writeStream(
  source: Buffer | Readable,
  to: string,
  signal?: AbortSignal,
): Promise<Digest> {
  return withFile(to, 'wx', async (file) => {
    const digest = await copyAndHash(source, file, signal);
    await file.sync();
    return digest;
  });
}

async function withFile(
  path: string,
  flags: string,
  work: (file: FileHandle) => Promise<Digest>,
): Promise<Digest> {
  const file = await open(path, flags, 0o600);
  try {
    const digest = await work(file);
    await file.chmod(READ_ONLY_FILE_MODE);
    return digest;
  } finally {
    await file.close();
  }
}

async function copyAndHash(
  source: Buffer | Readable,
  file: FileHandle,
  signal?: AbortSignal,
): Promise<Digest> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  let unsyncedBytes = 0;
  // Hashing a chunk overlaps with writing it and with syncing earlier ones: they run on other threads.
  let syncing: Promise<void> = Promise.resolve();
  for await (const chunk of Buffer.isBuffer(source) ? [source] : source) {
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

function isFile(source: ObjectSource): source is { path: string } {
  return !Buffer.isBuffer(source) && !(source instanceof Readable);
}
