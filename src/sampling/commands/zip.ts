import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

/** A file to be packed. */
export interface ZipEntry {
  /** Relative, with forward slashes. */
  readonly name: string;
  open(): Promise<Readable>;
}

/** One local time for every file, in any time zone, so that the same files give the same bytes. */
const MOMENT = new Date(1980, 0, 1);
const READ_ONLY_FILE = 0o100444;

/** A ZIP archive of the entries, packed while it is read; one file at a time is open. */
export function zipOf(entries: readonly ZipEntry[]): Readable {
  const zip = new ZipFile();
  const archive = zip.outputStream;
  if (!(archive instanceof Readable)) throw new TypeError('The archive cannot be read');
  const options = { mtime: MOMENT, mode: READ_ONLY_FILE, forceDosTimestamp: true };
  for (const entry of entries) {
    zip.addReadStreamLazy(entry.name, options, (give) => {
      entry.open().then(
        (content) => {
          // An archive that ends early would look complete.
          content.on('error', (error) => archive.destroy(error));
          give(null, content);
        },
        (error: unknown) => {
          archive.destroy(error instanceof Error ? error : new Error(String(error)));
        },
      );
    });
  }
  zip.end();
  return archive;
}
