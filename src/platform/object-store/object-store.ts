import type { Readable } from 'node:stream';

/** What `put` takes: a stream (read once), bytes in memory, or a file by its path. */
export type ObjectSource = Readable | Buffer | { path: string };

/** Both ends inclusive, counted from 0, as in an HTTP byte range. */
export interface ByteRange {
  first: number;
  last: number;
}

export interface PutOptions {
  /** Defaults to application/octet-stream; a file system keeps none. */
  mediaType?: string;
  /** Lower-case hex. Given, the bytes must have this digest or nothing is stored. */
  sha256?: string;
  /**
   * Until when nobody may change or delete the object, its owner included: Object Lock in
   * compliance mode, for bytes in memory. Ignored where `locking()` says `none`.
   */
  lockedUntil?: Date;
  signal?: AbortSignal;
}

export interface StoredObject {
  key: string;
  sizeBytes: number;
  /** Lower-case hex, computed by us over the bytes that were written, never taken from a header. */
  sha256: string;
  /** As the store itself says afterwards; missing where it holds no lock. */
  lockedUntil?: Date;
}

export interface OpenedObject {
  stream: Readable;
  /** Size of the whole object, also when a range was asked for. */
  sizeBytes: number;
}

export interface ListedObject {
  key: string;
  sizeBytes: number;
}

/**
 * Write-once storage of bytes under keys. Every driver passes `test/contract/object-store.contract.ts`.
 *
 * Durability: when `put` resolves, the object survives a power loss. All methods reject with
 * ObjectStoreError where the store itself says no; anything else is a defect or an outage.
 */
export abstract class ObjectStore {
  /**
   * Stores bytes under a key. The same bytes again are fine (a job that runs twice adopts what is
   * there); different bytes at a taken key refuse with `exists`.
   */
  abstract put(key: string, source: ObjectSource, options?: PutOptions): Promise<StoredObject>;

  /**
   * Stores bytes under `<prefix>/ab/cd/<sha256>`, a key made of their own digest, so that whoever
   * is killed halfway finds the same object again.
   */
  abstract putByContent(
    prefix: string,
    source: Buffer | { path: string },
    options?: PutOptions,
  ): Promise<StoredObject>;

  /**
   * Puts bytes in the place of whatever lies under the key, so that a reader finds the old ones or
   * the new ones, whole. For the few objects that are meant to change.
   */
  abstract replace(
    key: string,
    bytes: Buffer,
    options?: Pick<PutOptions, 'mediaType' | 'signal'>,
  ): Promise<void>;

  /** Whether the store can hold objects against everybody, as `lockedUntil` asks. */
  abstract locking(): Promise<'compliance' | 'none'>;

  /** Opens for reading; refuses with `missing` or `bad-range`. The caller drains or destroys the stream. */
  abstract open(key: string, range?: ByteRange): Promise<OpenedObject>;

  abstract head(key: string): Promise<{ sizeBytes: number } | null>;

  /** Every object whose key begins with the prefix, in byte order of the keys. */
  abstract list(prefix: string): AsyncIterable<ListedObject>;

  /** Removes an object; removing what is not there is fine. */
  abstract remove(key: string): Promise<void>;

  /** Proves that the store can be reached and written; rejects with a sentence for the operator. */
  abstract check(): Promise<void>;
}

/** The key that `putByContent` uses. Two levels keep directories below a few thousand names. */
export function contentKey(prefix: string, sha256: string): string {
  return `${prefix}/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
}
