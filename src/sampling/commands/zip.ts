import { Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

/** A file to be packed. */
export interface ZipEntry {
  /** ASCII, relative, with forward slashes. */
  readonly name: string;
  open(): Promise<Readable>;
}

interface Packed {
  readonly name: Buffer;
  readonly crc: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly offset: number;
}

/** Sizes and checksum follow the data, because it is packed while it is read. */
const SIZES_FOLLOW = 0x0008;
const DEFLATED = 8;
const VERSION = 20;
/** 1 January 1980, the earliest that the format knows: the same files give the same bytes. */
const DATE = 0x0021;
const LIMIT_BYTES = 0xffffffff;

/**
 * A ZIP archive (PKWARE APPNOTE 6.3) of the entries, packed while it is read. For records and
 * not for footage: a file of 4 GiB or more is refused.
 */
export function zipOf(entries: readonly ZipEntry[]): Readable {
  return Readable.from(pack(entries), { objectMode: false });
}

async function* pack(entries: readonly ZipEntry[]): AsyncIterable<Buffer> {
  const packed: Packed[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name, 'ascii');
    const header = localHeader(name);
    yield header;
    const sums = { crc: 0, bytes: 0, packedBytes: 0 };
    yield* deflated(await entry.open(), sums);
    if (offset + sums.bytes > LIMIT_BYTES) throw new RangeError(`${entry.name} is too large`);
    const descriptor = dataDescriptor(sums);
    yield descriptor;
    packed.push({ name, offset, ...sums });
    offset += header.length + sums.packedBytes + descriptor.length;
  }
  const directory = Buffer.concat(packed.map(directoryEntry));
  yield directory;
  yield endOfDirectory(packed.length, directory.length, offset);
}

async function* deflated(
  source: Readable,
  sums: { crc: number; bytes: number; packedBytes: number },
): AsyncIterable<Buffer> {
  const deflate = createDeflateRaw();
  source.on('data', (chunk: Buffer) => {
    sums.crc = crc32(chunk, sums.crc);
    sums.bytes += chunk.length;
  });
  source.on('error', (error) => deflate.destroy(error));
  for await (const chunk of source.pipe(deflate) as AsyncIterable<Buffer>) {
    sums.packedBytes += chunk.length;
    yield chunk;
  }
}

function localHeader(name: Buffer): Buffer {
  return Buffer.concat([
    numbers([4, 0x04034b50], ...commonFields(0, 0, 0), [2, name.length], [2, 0]),
    name,
  ]);
}

function dataDescriptor({ crc, packedBytes, bytes }: Omit<Packed, 'name' | 'offset'>): Buffer {
  return numbers([4, 0x08074b50], [4, crc], [4, packedBytes], [4, bytes]);
}

function directoryEntry({ name, crc, packedBytes, bytes, offset }: Packed): Buffer {
  const fields = numbers(
    [4, 0x02014b50],
    [2, VERSION],
    ...commonFields(crc, packedBytes, bytes),
    [2, name.length],
    [2, 0],
    [2, 0],
    [2, 0],
    [2, 0],
    [4, 0],
    [4, offset],
  );
  return Buffer.concat([fields, name]);
}

function endOfDirectory(count: number, bytes: number, offset: number): Buffer {
  const fields = [2, 0] as const;
  return numbers(
    [4, 0x06054b50],
    fields,
    fields,
    [2, count],
    [2, count],
    [4, bytes],
    [4, offset],
    [2, 0],
  );
}

function commonFields(crc: number, packedBytes: number, bytes: number): Field[] {
  return [
    [2, VERSION],
    [2, SIZES_FOLLOW],
    [2, DEFLATED],
    [2, 0],
    [2, DATE],
    [4, crc],
    [4, packedBytes],
    [4, bytes],
  ];
}

/** Width in bytes and value of a little-endian number. */
type Field = readonly [2 | 4, number];

function numbers(...fields: readonly Field[]): Buffer {
  return Buffer.concat(
    fields.map(([width, value]) => {
      const bytes = Buffer.alloc(width);
      bytes.writeUIntLE(value, 0, width);
      return bytes;
    }),
  );
}
