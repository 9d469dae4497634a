import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { keysFolder, makePrivateFile, readPrivateFile } from './private-files.js';
import { SettingsError } from './settings-error.js';

/**
 * The secret of this name under `<dataDirectory>/keys`, made from random bytes at first use.
 * @throws SettingsError if others than its owner may read it, or its length is wrong
 */
export function readOrMakeKey(dataDirectory: string, name: string, lengthBytes: number): Buffer {
  const path = join(keysFolder(dataDirectory), name);
  makePrivateFile(path, randomBytes(lengthBytes));
  const key = readPrivateFile(path);
  if (key.length !== lengthBytes) {
    throw new SettingsError(
      `The key file ${name} has ${key.length} bytes instead of ${lengthBytes}.`,
    );
  }
  return key;
}
