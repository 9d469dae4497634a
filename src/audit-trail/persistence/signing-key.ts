import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hasErrorCode } from '../../platform/object-store/durable-files.js';
import { newSigningKey, type NoteSigner, noteSigner } from '../../transparency-log/signed-note.js';

/**
 * The key that signs checkpoints, made at the first start. Losing it means a new log; whoever
 * copies it can sign another history, which only checkpoints held by outsiders then disprove.
 * @throws if others than its owner may read the file
 */
export async function signingKey(dataDirectory: string, origin: string): Promise<NoteSigner> {
  const path = join(dataDirectory, 'keys', 'audit-trail.key');
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  // `wx` makes the first of two starting processes win; the other reads what it wrote.
  await writeFile(path, newSigningKey(), { flag: 'wx', mode: 0o600 }).catch((error: unknown) => {
    if (!hasErrorCode(error, 'EEXIST')) throw error;
  });
  const { mode } = await stat(path);
  if ((mode & 0o077) !== 0) {
    throw new Error(`${path} signs the audit trail, but others may read it: chmod 600 it.`);
  }
  return noteSigner(origin, await readFile(path, 'utf8'));
}
