import { stat } from 'node:fs/promises';
import { Archive } from './archive.js';
import type { Findings } from './findings.js';
import { Folder } from './folder.js';
import type { Source } from './source.js';

/** A folder, or an archive of one. Null, with a finding, for an archive that cannot be relied on. */
export async function openSource(path: string, findings: Findings): Promise<Source | null> {
  const isFile = await stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
  return isFile ? Archive.open(path, findings) : new Folder(path);
}
