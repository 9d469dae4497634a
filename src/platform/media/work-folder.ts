import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

const NAME = /^process-(\d+)$/;

/**
 * Makes this process's own folder below `parent` and removes those of processes that are gone: a
 * killed worker cannot clean up after itself, and a living one must not lose its files to us.
 */
export async function ownWorkFolder(parent: string): Promise<string> {
  await mkdir(parent, { recursive: true, mode: 0o700 });
  for (const name of await readdir(parent)) {
    const pid = Number(NAME.exec(name)?.[1]);
    if (Number.isInteger(pid) && (pid === process.pid || !isAlive(pid))) {
      await rm(join(parent, name), { recursive: true, force: true });
    }
  }
  const own = join(parent, `process-${process.pid}`);
  await mkdir(own, { recursive: true, mode: 0o700 });
  return own;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Anything but "no such process" means that there is one.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
