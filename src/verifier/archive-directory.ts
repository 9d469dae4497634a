import type { FileHandle } from 'node:fs/promises';

/** A file of an archive, as the directory at its end describes it. */
export interface Packed {
  /** As it is written there, before any common folder is taken off. */
  readonly name: Buffer;
  /** Of the header before its data. */
  readonly offset: number;
  readonly packedSize: number;
  readonly size: number;
  readonly crc: number;
  readonly isDeflated: boolean;
}

export type Directory =
  | { readonly packed: ReadonlyMap<string, Packed> }
  | { readonly wrong: string; readonly isTooLarge?: boolean };

const END = 0x06054b50;
const END_BYTES = 22;
const LOCATOR_64 = 0x07064b50;
const END_64 = 0x06064b50;
const END_64_BYTES = 56;
const ENTRY = 0x02014b50;
const ENTRY_BYTES = 46;
/** About 700,000 files: so much is held in memory, for longer logs there are folders. */
const MOST_DIRECTORY_BYTES = 64 * 1024 * 1024;
const [STORED, DEFLATED] = [0, 8];
const ENCRYPTED = 1;
const [BACKSLASH, COLON] = [0x5c, 0x3a];
const [SYMLINK, KIND] = [0o120000, 0o170000];

/** Something about an archive that honest programs do not write. */
class WrongArchive extends Error {}

/** Reads and judges the directory of a ZIP archive (APPNOTE 4.3.12 to 4.3.16), ZIP64 included. */
export async function readDirectory(file: FileHandle): Promise<Directory> {
  const { size } = await file.stat();
  try {
    const { offset, length, count } = await findDirectory(file, size);
    if (length > MOST_DIRECTORY_BYTES) {
      return { wrong: 'It holds too many files to be read packed: unpack it.', isTooLarge: true };
    }
    const files = readEntries(await readAt(file, offset, length), count, offset);
    refuseOverlaps([...files.values()]);
    return { packed: withoutTopFolder(files) };
  } catch (error) {
    if (error instanceof WrongArchive) return { wrong: error.message };
    throw error;
  }
}

async function findDirectory(file: FileHandle, size: number) {
  const end = await readAt(file, size - END_BYTES, END_BYTES);
  // A comment could hold a second end, and two programs would read two archives.
  if (end.readUInt32LE(0) !== END || end.readUInt16LE(20) !== 0) {
    throw new WrongArchive('It does not end as a ZIP archive without a comment does.');
  }
  let [count, length, offset] = [end.readUInt16LE(10), end.readUInt32LE(12), end.readUInt32LE(16)];
  let after = size - END_BYTES;
  if (count === 0xffff || length === 0xffffffff || offset === 0xffffffff) {
    const locator = await readAt(file, size - END_BYTES - 20, 20);
    if (locator.readUInt32LE(0) !== LOCATOR_64) throw new WrongArchive('Its end is cut.');
    after = numberAt(locator, 8);
    const end64 = await readAt(file, after, END_64_BYTES);
    if (end64.readUInt32LE(0) !== END_64) throw new WrongArchive('Its end is cut.');
    [count, length, offset] = [numberAt(end64, 32), numberAt(end64, 40), numberAt(end64, 48)];
  }
  if (offset + length !== after) throw new WrongArchive('Its directory does not lie at its end.');
  return { count, length, offset };
}

function readEntries(directory: Buffer, count: number, dataEnd: number): Map<string, Packed> {
  const files = new Map<string, Packed>();
  let at = 0;
  for (let number = 0; number < count; number += 1) {
    if (at + ENTRY_BYTES > directory.length || directory.readUInt32LE(at) !== ENTRY) {
      throw new WrongArchive('Its directory is malformed.');
    }
    const [names, extras, comments] = [28, 30, 32].map((field) =>
      directory.readUInt16LE(at + field),
    );
    const begin = at + ENTRY_BYTES;
    const next = begin + (names ?? 0) + (extras ?? 0) + (comments ?? 0);
    if (next > directory.length) throw new WrongArchive('Its directory is malformed.');
    const name = directory.subarray(begin, begin + (names ?? 0));
    const extra = directory.subarray(begin + (names ?? 0), next - (comments ?? 0));
    const path = name.toString('utf8');
    const entry = readEntry(directory.subarray(at, begin), name, extra);
    if (files.has(path)) throw new WrongArchive(`It holds ${path} twice.`);
    if (entry.offset + entry.packedSize > dataEnd) throw new WrongArchive(`It lacks ${path}.`);
    if (!path.endsWith('/')) files.set(path, entry);
    at = next;
  }
  if (at !== directory.length) throw new WrongArchive('Its directory is malformed.');
  return files;
}

function readEntry(header: Buffer, name: Buffer, extra: Buffer): Packed {
  const path = name.toString('utf8');
  const parts = path.replace(/\/$/, '').split('/');
  const isStrange = parts.some((part) => part === '' || part === '.' || part === '..');
  const isHidden = name.some((byte) => byte < 0x20 || byte === BACKSLASH || byte === COLON);
  if (isStrange || isHidden || !Buffer.from(path).equals(name)) {
    throw new WrongArchive(`It holds a file of the name ${JSON.stringify(path)}.`);
  }
  const method = header.readUInt16LE(10);
  if ((header.readUInt16LE(8) & ENCRYPTED) !== 0) throw new WrongArchive(`${path} is encrypted.`);
  if (method !== STORED && method !== DEFLATED) {
    throw new WrongArchive(`${path} is packed in an unknown way.`);
  }
  if (((header.readUInt32LE(38) >>> 16) & KIND) === SYMLINK) {
    throw new WrongArchive(`${path} is no file but a link.`);
  }
  const [packed, size] = [header.readUInt32LE(20), header.readUInt32LE(24)];
  const large = wideNumbers(extra, [size, packed, header.readUInt32LE(42)]);
  const entry = { name, crc: header.readUInt32LE(16), isDeflated: method === DEFLATED, ...large };
  if (method === STORED && entry.size !== entry.packedSize) {
    throw new WrongArchive(`${path} has two sizes.`);
  }
  return entry;
}

/** APPNOTE 4.5.3: of each number that is all ones, the true value stands in the extra field. */
function wideNumbers(extra: Buffer, narrow: readonly [number, number, number]) {
  let wide: Buffer = Buffer.alloc(0);
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) === 1)
      wide = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
  }
  let used = 0;
  const [size = 0, packedSize = 0, offset = 0] = narrow.map((number) => {
    if (number !== 0xffffffff) return number;
    used += 8;
    if (used > wide.length) throw new WrongArchive('Its directory is malformed.');
    return numberAt(wide, used - 8);
  });
  return { size, packedSize, offset };
}

/** Files that share their bytes unpack to far more than an archive can hold. */
function refuseOverlaps(files: readonly Packed[]): void {
  let end = 0;
  for (const { offset, packedSize, name } of [...files].sort((a, b) => a.offset - b.offset)) {
    if (offset < end) throw new WrongArchive(`${name.toString('utf8')} lies over another file.`);
    end = offset + 30 + name.length + packedSize;
  }
}

/** Exports lie in one folder of the archive; what reads them knows the names inside of it. */
function withoutTopFolder(files: ReadonlyMap<string, Packed>): ReadonlyMap<string, Packed> {
  const [first = ''] = files.keys();
  const top = first.slice(0, first.indexOf('/') + 1);
  if (top === '' || ![...files.keys()].every((path) => path.startsWith(top))) return files;
  return new Map([...files].map(([path, packed]) => [path.slice(top.length), packed]));
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } =
    position < 0 ? { bytesRead: -1 } : await file.read(bytes, 0, length, position);
  if (bytesRead !== length) throw new WrongArchive('It is cut short.');
  return bytes;
}

function numberAt(bytes: Buffer, at: number): number {
  const number = bytes.readBigUInt64LE(at);
  if (number > Number.MAX_SAFE_INTEGER)
    throw new WrongArchive('It holds a number beyond counting.');
  return Number(number);
}
