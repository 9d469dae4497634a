import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const MEMORY_BYTES = 6 * 1024 ** 3;
const LARGEST_OUTPUT_BYTES = 64 * 1024 ** 3;
const OPEN_FILES = 256;

/**
 * Writes the program that we start in place of ffmpeg or ffprobe. It empties the environment, so
 * that no secret of ours is readable from a decoder, sets hard limits, and gives way to people.
 *
 * A file and not arguments, because fluent-ffmpeg can be given a path but no environment.
 */
export async function writeLauncher(
  folder: string,
  name: 'ffmpeg' | 'ffprobe',
  program: string,
  limiter: string | null,
): Promise<string> {
  const path = join(folder, `confined-${name}`);
  const limits =
    limiter === null
      ? ''
      : `${quote(limiter)} --core=0 --nofile=${OPEN_FILES} --as=${MEMORY_BYTES} --fsize=${LARGEST_OUTPUT_BYTES} `;
  const text = `#!/bin/sh
exec env -i PATH=/usr/local/bin:/usr/bin:/bin HOME=/nonexistent LC_ALL=C AV_LOG_FORCE_NOCOLOR=1 nice -n 10 ${limits}${quote(program)} "$@"
`;
  await writeFile(path, text, { mode: 0o700 });
  await chmod(path, 0o700);
  return path;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
