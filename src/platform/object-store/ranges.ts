import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';

import type { ByteRange } from './object-store.js';
import { ObjectStoreError } from './object-store.errors.js';

const STREAM_CHUNK_BYTES = 256 * 1024;

/** Refuses a range that does not lie wholly inside the object: callers clamp, stores do not guess. */
export function assertRange(sizeBytes: number, range: ByteRange): void {
  const isInside =
    Number.isInteger(range.first) &&
    Number.isInteger(range.last) &&
    range.first >= 0 &&
    range.first <= range.last &&
    range.last < sizeBytes;
  if (!isInside) {
    throw new ObjectStoreError(
      'bad-range',
      `Bytes ${range.first}-${range.last} of an object of ${sizeBytes} bytes.`,
    );
  }
}

/** Streams a whole open file or a part of it; the stream closes the file. */
export function openRange(file: FileHandle, sizeBytes: number, range?: ByteRange): Readable {
  if (range) assertRange(sizeBytes, range);
  return file.createReadStream({
    start: range?.first ?? 0,
    // An empty file has no last byte to name.
    end: range?.last ?? Infinity,
    highWaterMark: STREAM_CHUNK_BYTES,
  });
}
