import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { SettingsError } from './settings-error.js';

/**
 * The secret of this name under `<dataDirectory>/keys`, made from random bytes at first use.
 * @throws SettingsError if others than its owner may read it, or its length is wrong
 */
export function readOrMakeKey(dataDirectory: string, name: string, lengthBytes: number): Buffer {
  const folder = join(dataDirectory, 'keys');
  const path = join(folder, name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  makeOnce(path, randomBytes(lengthBytes));
  const key = readFileSync(path);
  if ((statSync(path).mode & 0o077) !== 0) {
    throw new SettingsError(`Others may read the key file ${name}. Set its mode to 0600.`);
  }
  if (key.length !== lengthBytes) {
    throw new SettingsError(
      `The key file ${name} has ${key.length} bytes instead of ${lengthBytes}.`,
    );
  }
  return key;
}

function makeOnce(path: string, bytes: Buffer): void {
  let file: number;
  try {
    file = openSync(path, 'wx', 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return;
    throw error;
  }
  writeSync(file, bytes);
  fsyncSync(file);
  closeSync(file);
}
