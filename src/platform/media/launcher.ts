import { chmod, writeFile } from 'node:fs/promises';

const MEMORY_BYTES = 6 * 1024 ** 3;
const LARGEST_OUTPUT_BYTES = 64 * 1024 ** 3;
const LIMITS = [
  '--core=0',
  '--nofile=256',
  `--as=${MEMORY_BYTES}`,
  `--fsize=${LARGEST_OUTPUT_BYTES}`,
];

/** Encoding and checking give way to people; a probe or a picture is what somebody waits for. */
const BACKGROUND_NICENESS = 10;

export interface LauncherOptions {
  /** Absolute path of ffmpeg or ffprobe. */
  readonly program: string;
  /** Absolute path of `prlimit`; without one there are no hard limits. */
  readonly limiter: string | null;
  readonly inBackground?: boolean;
}

/**
 * Writes the program that we start in place of ffmpeg or ffprobe. It empties the environment, so
 * that no secret of ours is readable from a decoder, and sets hard limits.
 *
 * A file and not arguments, because fluent-ffmpeg can be given a path but no environment.
 */
export async function writeLauncher(
  path: string,
  { program, limiter, inBackground = false }: LauncherOptions,
): Promise<string> {
  const environment = 'PATH=/usr/local/bin:/usr/bin:/bin HOME=/nonexistent LC_ALL=C';
  const words = [
    `exec env -i ${environment} AV_LOG_FORCE_NOCOLOR=1`,
    ...(inBackground ? [`nice -n ${BACKGROUND_NICENESS}`] : []),
    ...(limiter === null ? [] : [quote(limiter), ...LIMITS]),
    `${quote(program)} "$@"`,
  ];
  await writeFile(path, `#!/bin/sh\n${words.join(' ')}\n`, { mode: 0o700 });
  await chmod(path, 0o700);
  return path;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
