import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import { readDirectory, type Packed } from './archive-directory.js';
import type { Findings } from './findings.js';
import { MOST_TEXT_BYTES, numberPath, type Source } from './source.js';

const LOCAL_HEADER = 0x04034b50;
const LOCAL_HEADER_BYTES = 30;
const PIECE_BYTES = 256 * 1024;

/**
 * A ZIP archive, read in place without unpacking it to the disk. Strict where archives are abused:
 * every file is looked up in the directory at the end, and one whose bytes are more than it says
 * there, or others, is reported.
 */
export class Archive implements Source {
  private constructor(
    readonly name: string,
    private readonly file: FileHandle,
    private readonly packed: ReadonlyMap<string, Packed>,
    private readonly findings: Findings,
  ) {}

  /** @returns null if it is no archive that can be relied on, with the reason among the findings */
  static async open(name: string, findings: Findings): Promise<Archive | null> {
    const file = await open(name);
    const directory = await readDirectory(file);
    if (!('wrong' in directory)) return new Archive(name, file, directory.packed, findings);
    await file.close();
    const report = findings.of('archive');
    if (directory.isTooLarge) report.incomplete(name, directory.wrong);
    else report.tampered(name, directory.wrong);
    return null;
  }

  async read(path: string, mostBytes = MOST_TEXT_BYTES): Promise<Buffer | null> {
    const packed = this.packed.get(path);
    if (packed === undefined) return null;
    if (packed.size > mostBytes) return this.beginning(path, mostBytes + 1);
    const from = await this.dataBegin(path, packed);
    if (from === null) return null;
    if (packed.packedSize > mostPacked(packed.size)) {
      this.refuse(path);
      return null;
    }
    const data = Buffer.allocUnsafe(packed.packedSize);
    const { bytesRead } = await this.file.read(data, 0, data.length, from);
    const bytes = unpacked(data.subarray(0, bytesRead), packed);
    const isWhole = bytes?.length === packed.size && crc32(bytes) === packed.crc;
    if (!isWhole) this.refuse(path);
    return isWhole ? bytes : null;
  }

  async chunks(path: string): Promise<AsyncIterable<Buffer> | null> {
    const packed = this.packed.get(path);
    const from = packed && (await this.dataBegin(path, packed));
    return packed === undefined || from == null ? null : this.pieces(path, packed, from);
  }

  async *numbers(path: string, ending = ''): AsyncIterable<number> {
    await Promise.resolve();
    const numbers: number[] = [];
    for (const name of this.packed.keys()) {
      if (!name.startsWith(`${path}/`) || !name.endsWith(ending)) continue;
      const inner = name.slice(path.length + 1, name.length - ending.length);
      const number = Number(inner.replace(/\D/g, ''));
      // `x000/005` is no second place of 5: what is not at its own path is not part of the log.
      if (inner !== '' && inner === numberPath(number)) numbers.push(number);
    }
    yield* numbers.sort((a, b) => a - b);
  }

  async *paths(): AsyncIterable<string> {
    await Promise.resolve();
    yield* this.packed.keys();
  }

  close(): Promise<void> {
    return this.file.close();
  }

  /** The file in pieces, never more than the directory says, so that a bomb does not go off. */
  private async *pieces(path: string, packed: Packed, from: number): AsyncGenerator<Buffer> {
    if (packed.packedSize === 0) return;
    const raw = Readable.from(this.span(from, packed.packedSize));
    const stream = packed.isDeflated ? raw.pipe(createInflateRaw()) : raw;
    raw.on('error', (error) => stream.destroy(error));
    let [length, crc] = [0, 0];
    try {
      for await (const piece of stream as AsyncIterable<Buffer>) {
        length += piece.length;
        crc = crc32(piece, crc);
        if (length > packed.size) break;
        yield piece;
      }
    } catch (error) {
      if (!isInflateError(error)) throw error;
      length = -1;
    } finally {
      raw.destroy();
    }
    if (length !== packed.size || crc !== packed.crc) this.refuse(path);
  }

  /** Not by a stream of the file's own: when that is let go of, the file closes for all others. */
  private async *span(from: number, bytes: number): AsyncGenerator<Buffer> {
    for (let at = from; at < from + bytes;) {
      const piece = Buffer.allocUnsafe(Math.min(PIECE_BYTES, from + bytes - at));
      const { bytesRead } = await this.file.read(piece, 0, piece.length, at);
      if (bytesRead === 0) return;
      yield piece.subarray(0, bytesRead);
      at += bytesRead;
    }
  }

  private async beginning(path: string, bytes: number): Promise<Buffer | null> {
    const parts: Buffer[] = [];
    let length = 0;
    for await (const piece of (await this.chunks(path)) ?? []) {
      parts.push(piece);
      length += piece.length;
      if (length >= bytes) break;
    }
    return Buffer.concat(parts).subarray(0, bytes);
  }

  /** Where the file's data begin, after a header that must bear the same name. */
  private async dataBegin(path: string, { offset, name }: Packed): Promise<number | null> {
    const header = Buffer.alloc(LOCAL_HEADER_BYTES + name.length);
    await this.file.read(header, 0, header.length, offset);
    const isHeader = header.readUInt32LE(0) === LOCAL_HEADER;
    const isSame = header.subarray(LOCAL_HEADER_BYTES).equals(name);
    if (isHeader && isSame && header.readUInt16LE(26) === name.length) {
      return offset + header.length + header.readUInt16LE(28);
    }
    this.refuse(path);
    return null;
  }

  private refuse(path: string): void {
    this.findings.of('archive').tampered(path, 'It is packed otherwise than the directory says.');
  }
}

/** No packer makes files so much larger; without a bound a small file could fill the memory. */
const mostPacked = (bytes: number) => 2 * bytes + 1024;

function unpacked(data: Buffer, { size, isDeflated }: Packed): Buffer | null {
  if (!isDeflated) return data;
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(size, 1) });
  } catch (error) {
    if (isInflateError(error)) return null;
    throw error;
  }
}

function isInflateError(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : '';
  return /^Z_|^ERR_BUFFER_TOO_LARGE$/.test(String(code));
}
