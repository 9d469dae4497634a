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
const BUFFERED_BYTES = 64 * 1024;
const HASH_LINE = /^([0-9a-fA-F]{40})(:\d+)?$/;

export interface StagedList {
  readonly about: AboutList;
  /** Puts the list in the place of the one before. */
  put(): void;
  discard(): void;
}

/**
 * Sorts a list of breached passwords for look-ups: a word in each line, or lines `SHA-1:COUNT` as
 * Have I Been Pwned gives them. Memory does not grow with the file, which needs half of its size
 * again on the disk meanwhile.
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

/** Puts each record into the part of its first byte. */
async function spread(path: string, workshop: string): Promise<void> {
  const parts: { file: FileHandle; kept: Buffer[]; bytes: number }[] = [];
  try {
    for (let part = 0; part < PARTS; part += 1) {
      parts.push({ file: await open(partPath(workshop, part), 'w', 0o600), kept: [], bytes: 0 });
    }
    for await (const line of createInterface({
      input: createReadStream(path),
      crlfDelay: Infinity,
    })) {
      const record = recordOf(line);
      const part = record === null ? undefined : parts[record[0] ?? 0];
      if (record === null || part === undefined) continue;
      part.kept.push(record);
      part.bytes += RECORD_BYTES;
      if (part.bytes >= BUFFERED_BYTES) await empty(part);
    }
    for (const part of parts) await empty(part);
  } finally {
    for (const { file } of parts) await file.close();
  }
}

async function empty(part: { file: FileHandle; kept: Buffer[]; bytes: number }): Promise<void> {
  await part.file.write(Buffer.concat(part.kept));
  part.kept = [];
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
      await list.write(Buffer.concat(records));
      passwords += records.length;
    }
    await list.sync();
  } finally {
    await list.close();
  }
  return passwords;
}

function sorted(bytes: Buffer): Buffer[] {
  const records: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += RECORD_BYTES) {
    records.push(bytes.subarray(at, at + RECORD_BYTES));
  }
  records.sort((one, other) => Buffer.compare(one, other));
  return records.filter((record, at) => at === 0 || !record.equals(records[at - 1] ?? record));
}

const partPath = (workshop: string, part: number) => join(workshop, `part-${part}`);
