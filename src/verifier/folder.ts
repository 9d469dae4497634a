import { constants } from 'node:fs';
import { type FileHandle, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { MOST_TEXT_BYTES, type Source } from './source.js';

/** What is not there, or is no file, or is named beyond what a disk can hold. */
const ABSENT = ['ENOENT', 'ENOTDIR', 'EISDIR', 'ELOOP', 'ENAMETOOLONG', 'ENXIO'];
/** Folders of a package lie this deep at the most. */
const DEEPEST = 8;

/** A folder on a disk. */
export class Folder implements Source {
  constructor(readonly name: string) {}

  async read(path: string, mostBytes = MOST_TEXT_BYTES): Promise<Buffer | null> {
    const file = await this.open(path);
    if (file === null) return null;
    try {
      const { size } = await file.stat();
      const bytes = Buffer.allocUnsafe(Math.min(size, mostBytes + 1));
      let filled = 0;
      while (filled < bytes.length) {
        const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return bytes.subarray(0, filled);
    } finally {
      await file.close();
    }
  }

  async chunks(path: string): Promise<AsyncIterable<Buffer> | null> {
    const file = await this.open(path);
    return file?.createReadStream({ highWaterMark: 64 * 1024 }) ?? null;
  }

  async *numbers(path: string, ending = ''): AsyncIterable<number> {
    // 5 groups of three digits are as far as whole numbers of JavaScript reach.
    for (let groups = 1; groups <= 5; groups += 1) yield* this.below(path, ending, groups, 0);
  }

  async *paths(): AsyncIterable<string> {
    yield* this.pathsBelow('', 0);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  /** Only true files: a pipe would be waited for, a device would never end. */
  private async open(path: string): Promise<FileHandle | null> {
    const flags = constants.O_RDONLY | constants.O_NONBLOCK;
    const file = await open(join(this.name, path), flags).catch(absent);
    if (file === null || (await file.stat()).isFile()) return file;
    await file.close();
    return null;
  }

  private async *below(
    path: string,
    ending: string,
    groups: number,
    above: number,
  ): AsyncIterable<number> {
    const names = await readdir(join(this.name, path)).catch(absent);
    for (const name of (names ?? []).sort()) {
      const digits = numberIn(name, groups > 1 ? 'x' : '', groups > 1 ? '' : ending);
      if (digits === null) continue;
      const number = above * 1000 + digits;
      // `x000/005` is no second place of 5: what is not at its own path is not part of the log.
      if (groups > 1 && number === 0) continue;
      if (groups === 1) yield number;
      else yield* this.below(`${path}/${name}`, ending, groups - 1, number);
    }
  }

  private async *pathsBelow(path: string, depth: number): AsyncIterable<string> {
    const options = { withFileTypes: true } as const;
    const found = await readdir(join(this.name, path), options).catch(absent);
    for (const each of found ?? []) {
      const below = path === '' ? each.name : `${path}/${each.name}`;
      // What lies deeper is named by its folder, so that it is seen to be no part of the package.
      if (!each.isDirectory() || depth === DEEPEST) yield below;
      else yield* this.pathsBelow(below, depth + 1);
    }
  }
}

function numberIn(name: string, before: string, after: string): number | null {
  const digits = name.slice(before.length, name.length - after.length);
  const isNumber = /^\d{3}$/.test(digits) && name === `${before}${digits}${after}`;
  return isNumber ? Number(digits) : null;
}

/** Not by `instanceof`, which is false for errors of another realm, such as a test runner's. */
function absent(error: unknown): null {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  if (ABSENT.includes(String(code))) return null;
  throw error;
}
