import { addAbortSignal, Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** A file to be packed. */
export interface ZipEntry {
  /** Relative, with forward slashes. */
  readonly name: string;
  /** A function is called once, when the file is about to be packed. */
  readonly content: Buffer | Readable | (() => Readable);
}

/** One local time for every file, in any time zone, so that the same files give the same bytes. */
const MOMENT = new Date(1980, 0, 1);
const OPTIONS = { mtime: MOMENT, mode: 0o100444, forceDosTimestamp: true };

/**
 * A ZIP archive of the entries, packed while it is read. An entry is asked for once the content of
 * the one before it is packed, so one file at a time is open, however slow the reader is. Whatever
 * fails destroys the archive: one that ended early would look complete. A reader that goes away
 * ends the entries.
 */
export function zipOf(entries: AsyncIterable<ZipEntry>): Readable {
  const zip = new ZipFile();
  const archive = zip.outputStream;
  if (!(archive instanceof Readable)) throw new TypeError('The archive cannot be read');
  const gone = new AbortController();
  archive.once('close', () => {
    gone.abort();
  });
  pack(zip, entries, gone.signal).catch((error: unknown) => {
    archive.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  return archive;
}

/** The same entries below a folder, so that unpacking them leaves one thing behind. */
export async function* inFolder(
  folder: string,
  entries: AsyncIterable<ZipEntry>,
): AsyncGenerator<ZipEntry, void> {
  for await (const { name, content } of entries) yield { name: `${folder}/${name}`, content };
}

async function pack(
  zip: ZipFile,
  entries: AsyncIterable<ZipEntry>,
  gone: AbortSignal,
): Promise<void> {
  for await (const { name, content } of entries) {
    const stream = addAbortSignal(gone, opened(content));
    zip.addReadStream(stream, name, OPTIONS);
    await finished(stream, { writable: false });
  }
  zip.end();
}

function opened(content: ZipEntry['content']): Readable {
  if (typeof content === 'function') return content();
  return Buffer.isBuffer(content) ? Readable.from([content]) : content;
}
