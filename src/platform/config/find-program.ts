import { access, constants } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';

/**
 * The absolute path of a program: itself if absolute, else the first in PATH that may be run.
 * Relative entries of PATH are skipped, so that the working directory never decides what runs.
 * @returns null if there is none
 */
export async function findProgram(program: string): Promise<string | null> {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(isAbsolute);
  const candidates = isAbsolute(program) ? [program] : folders.map((dir) => join(dir, program));
  for (const path of candidates) {
    const mayRun = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (mayRun) return path;
  }
  return null;
}
