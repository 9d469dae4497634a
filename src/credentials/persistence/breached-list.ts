import { createHash } from 'node:crypto';
import { open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** SHA-1, as lists of breached passwords have it; it protects nothing here. */
export const RECORD_BYTES = 20;

const aboutSchema = z.object({ importedAt: z.iso.datetime(), passwords: z.int() });
export type AboutList = z.infer<typeof aboutSchema>;

export const listFolder = (dataDirectory: string) => join(dataDirectory, 'passwords');
export const LIST_FILE = 'breached.bin';
export const ABOUT_FILE = 'breached.json';

/**
 * The list of breached passwords that an operator has brought in: sorted records on disk, looked up
 * by halving, so that a list of any size takes no memory. A new list counts from the next look-up.
 */
export class BreachedList {
  private readonly folder: string;

  constructor(dataDirectory: string) {
    this.folder = listFolder(dataDirectory);
  }

  /** Whether any of the texts is on the list; false where there is none. */
  async holdsAny(texts: readonly string[]): Promise<boolean> {
    const path = join(this.folder, LIST_FILE);
    const file = await open(path, 'r').catch(absent);
    if (file === null) return false;
    try {
      const records = Math.floor((await stat(path)).size / RECORD_BYTES);
      const read = async (at: number) => {
        const record = Buffer.alloc(RECORD_BYTES);
        await file.read(record, 0, RECORD_BYTES, at * RECORD_BYTES);
        return record;
      };
      for (const text of texts) {
        const wanted = createHash('sha1').update(text).digest();
        if (await isAmong(read, records, wanted)) return true;
      }
      return false;
    } finally {
      await file.close();
    }
  }

  /** When the list came, and how much it holds; null where there is none. */
  async about(): Promise<AboutList | null> {
    const text = await readFile(join(this.folder, ABOUT_FILE), 'utf8').catch(absent);
    return text === null ? null : aboutSchema.parse(JSON.parse(text));
  }
}

async function isAmong(
  read: (at: number) => Promise<Buffer>,
  records: number,
  wanted: Buffer,
): Promise<boolean> {
  let low = 0;
  let high = records;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const order = Buffer.compare(await read(middle), wanted);
    if (order === 0) return true;
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return false;
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
