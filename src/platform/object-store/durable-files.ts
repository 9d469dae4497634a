import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';

export const PRIVATE_DIRECTORY_MODE = 0o700;
export const READ_ONLY_FILE_MODE = 0o400;

/** A new name in a directory survives a power loss only once the directory itself is synced. */
export async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

/** Makes a directory with its parents, private to us, and syncs every directory that got a new name. */
export async function makeDirectoryDurably(path: string): Promise<void> {
  const firstMade = await mkdir(path, { recursive: true, mode: PRIVATE_DIRECTORY_MODE });
  if (firstMade === undefined) return;
  for (let at = path; at.length >= firstMade.length; at = dirname(at)) {
    await syncDirectory(dirname(at));
  }
}

/** Tells errors of the system by their code. Not by `instanceof`: test runners have realms of their own. */
export function hasErrorCode(error: unknown, ...codes: string[]): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    typeof error.code === 'string' &&
    codes.includes(error.code)
  );
}
