import { ObjectStoreError } from './object-store.errors.js';

const MAX_KEY_LENGTH = 512;
// A segment begins with a letter or a digit, so neither `..` nor a hidden file can be named.
const SEGMENT = /^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/;

/** Refuses every key that could mean something else on a file system or in a signed URL. */
export function assertObjectKey(key: string): void {
  const isOurs =
    key.length <= MAX_KEY_LENGTH && key.split('/').every((segment) => SEGMENT.test(segment));
  if (!isOurs) {
    throw new ObjectStoreError('bad-key', `Not an object key: ${JSON.stringify(key.slice(0, 80))}`);
  }
}

/** A prefix is a key, a key that ends in a slash, or nothing at all. */
export function assertKeyPrefix(prefix: string): void {
  if (prefix !== '') assertObjectKey(prefix.endsWith('/') ? prefix.slice(0, -1) : prefix);
}
