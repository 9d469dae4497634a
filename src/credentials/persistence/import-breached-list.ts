import { createHash } from 'node:crypto';
import { createReadStream, renameSync, rmSync } from 'node:fs';
import { type FileHandle, mkdir, mkdtemp, open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import {
  ABOUT_FILE,
  type AboutList,
  LIST_FILE,
  listFolder,
  RECORD_BYTES,
} from './breached-list.js';

/** By their first byte: each part is small enough to be sorted in memory. */
const PARTS = 256;
const BUFFERED_RECORDS = 3_200;
const HASH_LINE = /^([0-9a-fA-F]{40})(:\d+)?$/;

export interface StagedList {
  readonly about: AboutList;
  /** Puts the list in the place of the one before. */
  put(): void;
  discard(): void;
}

/**
 * Sorts a list of breached passwords for look-ups: a word in each line, or lines `SHA-1:COUNT` as
 * Have I Been Pwned gives them. Memory holds one part of 256 at a time, and the file needs half of
 * its size again on the disk meanwhile.
 * @throws where the file cannot be read or holds nothing; the old list then stays
 */
export async function stageBreachedList(
  dataDirectory: string,
  path: string,
  now: Date,
): Promise<StagedList> {
  const folder = listFolder(dataDirectory);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const workshop = await mkdtemp(join(folder, 'import-'));
  const discard = () => rmSync(workshop, { recursive: true, force: true });
  try {
    await spread(path, workshop);
    const passwords = await gather(workshop);
    if (passwords === 0) throw new Error('The file holds no passwords; the list stays as it is.');
    const about = { importedAt: now.toISOString(), passwords };
    await writeFile(join(workshop, ABOUT_FILE), JSON.stringify(about));
    const put = () => {
      renameSync(join(workshop, LIST_FILE), join(folder, LIST_FILE));
      renameSync(join(workshop, ABOUT_FILE), join(folder, ABOUT_FILE));
    };
    return { about, put, discard };
  } catch (error) {
    discard();
    throw error;
  }
}

interface Part {
  readonly file: FileHandle;
  /** Records in one piece of memory: millions of small ones would take a multiple of their size. */
  readonly kept: Buffer;
  bytes: number;
}

/** Puts each record into the part of its first byte. */
async function spread(path: string, workshop: string): Promise<void> {
  const parts: Part[] = [];
  try {
    for (let part = 0; part < PARTS; part += 1) {
      const file = await open(partPath(workshop, part), 'w', 0o600);
      parts.push({ file, kept: Buffer.alloc(BUFFERED_RECORDS * RECORD_BYTES), bytes: 0 });
    }
    for await (const line of createInterface({
      input: createReadStream(path),
      crlfDelay: Infinity,
    })) {
      const record = recordOf(line);
      const part = record === null ? undefined : parts[record[0] ?? 0];
      if (record === null || part === undefined) continue;
      part.bytes += record.copy(part.kept, part.bytes);
      if (part.bytes === part.kept.length) await empty(part);
    }
    for (const part of parts) await empty(part);
  } finally {
    for (const { file } of parts) await file.close();
  }
}

async function empty(part: Part): Promise<void> {
  await part.file.write(part.kept, 0, part.bytes);
  part.bytes = 0;
}

function recordOf(line: string): Buffer | null {
  if (line === '') return null;
  const hash = HASH_LINE.exec(line)?.[1];
  return hash === undefined ? createHash('sha1').update(line).digest() : Buffer.from(hash, 'hex');
}

/** Sorts part after part into the list. @returns how many different passwords it holds */
async function gather(workshop: string): Promise<number> {
  const list = await open(join(workshop, LIST_FILE), 'w', 0o600);
  let passwords = 0;
  try {
    for (let part = 0; part < PARTS; part += 1) {
      const records = sorted(await readFile(partPath(workshop, part)));
      await list.write(records);
      passwords += records.length / RECORD_BYTES;
    }
    await list.sync();
  } finally {
    await list.close();
  }
  return passwords;
}

/** The same records in order, each once. */
function sorted(bytes: Buffer): Buffer {
  const compare = (one: number, other: number) =>
    bytes.compare(bytes, other, other + RECORD_BYTES, one, one + RECORD_BYTES);
  const starts = Uint32Array.from(
    { length: bytes.length / RECORD_BYTES },
    (_, at) => at * RECORD_BYTES,
  ).sort(compare);
  const records = Buffer.alloc(bytes.length);
  let written = 0;
  let last: number | null = null;
  for (const start of starts) {
    if (last !== null && compare(last, start) === 0) continue;
    written += bytes.copy(records, written, start, start + RECORD_BYTES);
    last = start;
  }
  return records.subarray(0, written);
}

const partPath = (workshop: string, part: number) => join(workshop, `part-${part}`);
