import { constants } from 'node:fs';
import { type FileHandle, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The largest file of the format: 256 entries of 65,535 bytes, each after two bytes of length. */
export const MOST_BUNDLE_BYTES = 256 * 65_537;
const MOST_TEXT_BYTES = 1024 * 1024;

/** The folder of an exported log, read by paths that we choose, never by paths that it states. */
export class Folder {
  constructor(readonly root: string) {}

  /**
   * The bytes of a file, or null if there is none. Of a file larger than its kind can be, only so
   * much is taken into memory as shows that it is wrong: one byte too many.
   */
  async read(path: string, mostBytes = MOST_TEXT_BYTES): Promise<Buffer | null> {
    const file = await this.open(path);
    if (file === null) return null;
    try {
      const { size } = await file.stat();
      const bytes = Buffer.alloc(Math.min(size, mostBytes + 1));
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

  /** Lines of a text file with the number of each, one in memory at a time; none if it is absent. */
  async *lines(path: string): AsyncIterable<{ line: string; number: number; isEnded: boolean }> {
    const file = await this.open(path);
    if (file === null) return;
    let [rest, number] = ['', 0];
    for await (const chunk of file.createReadStream({ encoding: 'utf8' })) {
      const parts = (rest + String(chunk)).split('\n');
      rest = parts.pop() ?? '';
      for (const line of parts) yield { line, number: (number += 1), isEnded: true };
      if (rest.length > MOST_TEXT_BYTES) break;
    }
    if (rest !== '') yield { line: rest, number: number + 1, isEnded: false };
  }

  /** Numbers of the files below a folder of tlog-tiles paths, in order, few names in memory. */
  async *numbers(path: string): AsyncIterable<number> {
    // 5 groups of three digits are as far as whole numbers of JavaScript reach.
    for (let groups = 1; groups <= 5; groups += 1) yield* this.numbersBelow(path, groups, 0);
  }

  /** Only true files: a pipe would be waited for, a device would never end. */
  private async open(path: string): Promise<FileHandle | null> {
    const flags = constants.O_RDONLY | constants.O_NONBLOCK;
    const file = await open(join(this.root, path), flags).catch(absent);
    if (file === null || (await file.stat()).isFile()) return file;
    await file.close();
    return null;
  }

  private async *numbersBelow(path: string, groups: number, above: number): AsyncIterable<number> {
    const pattern = groups > 1 ? /^x(\d{3})$/ : /^(\d{3})$/;
    const names = await readdir(join(this.root, path)).catch(absent);
    for (const name of (names ?? []).sort()) {
      const digits = pattern.exec(name)?.[1];
      if (digits === undefined) continue;
      const number = above * 1000 + Number(digits);
      if (groups === 1) yield number;
      else yield* this.numbersBelow(`${path}/${name}`, groups - 1, number);
    }
  }
}

/** c2sp.org/tlog-tiles: 1234067 is `x001/x234/067`. */
export function numberPath(number: number): string {
  const text = String(number);
  const padded = text.padStart(Math.ceil(text.length / 3) * 3, '0');
  return padded.replace(/\d{3}(?=\d)/g, 'x$&/');
}

/** Path of a tile or bundle of a width: `tile/0/001.p/44`. */
export function spanPath(kind: string, n: number, width: number): string {
  return `tile/${kind}/${numberPath(n)}${width === 256 ? '' : `.p/${width}`}`;
}

/** Not by `instanceof`, which is false for errors of another realm, such as a test runner's. */
function absent(error: unknown): null {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return null;
  throw error;
}
