import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { SettingsError } from './settings-error.js';

/**
 * The folder for the installation's secrets, made at first use.
 * @throws SettingsError if anybody but its owner may look into it
 */
export function keysFolder(dataDirectory: string): string {
  const folder = join(dataDirectory, 'keys');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  demandOwnerOnly(folder, 'folder', '0700');
  return folder;
}

/** @throws SettingsError if anybody but its owner may read it */
export function readPrivateFile(path: string): Buffer {
  demandOwnerOnly(path, 'file', '0600');
  return readFileSync(path);
}

/** Writes the file whole, or leaves the one that is there. */
export function replacePrivateFile(path: string, bytes: Uint8Array): void {
  const draft = draftOf(path, bytes);
  renameSync(draft, path);
}

/** Writes the file whole, unless there is one: of two processes that start at once, one wins. */
export function makePrivateFile(path: string, bytes: Uint8Array): void {
  const draft = draftOf(path, bytes);
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}

function draftOf(path: string, bytes: Uint8Array): string {
  const draft = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}`);
  const file = openSync(draft, 'wx', 0o600);
  writeSync(file, bytes);
  fsyncSync(file);
  closeSync(file);
  return draft;
}

function demandOwnerOnly(path: string, what: 'file' | 'folder', mode: string): void {
  if ((statSync(path).mode & 0o077) === 0) return;
  throw new SettingsError(
    `Others may get at the ${what} ${basename(path)}, which holds secrets. Set its mode to ${mode}.`,
  );
}
