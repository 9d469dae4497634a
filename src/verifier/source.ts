/** The largest file of the format: 256 entries of 65,535 bytes, each after two bytes of length. */
export const MOST_BUNDLE_BYTES = 256 * 65_537;
export const MOST_TEXT_BYTES = 1024 * 1024;

/** The files to be checked, read by paths that we choose: a folder, or an archive of one. */
export interface Source {
  /** As it was named on the command line. */
  readonly name: string;
  /**
   * The bytes of a file, or null if there is none. Of a file larger than its kind can be, only so
   * much is taken into memory as shows that it is wrong: one byte too many.
   */
  read(path: string, mostBytes?: number): Promise<Buffer | null>;
  /** The same file piece by piece; null if there is none. */
  chunks(path: string): Promise<AsyncIterable<Buffer> | null>;
  /** Numbers of the files below a folder of tlog-tiles paths, in order. */
  numbers(path: string, ending?: string): AsyncIterable<number>;
  /** Every path, in no order; of a folder only as far as it is flat enough to be a package. */
  paths(): AsyncIterable<string>;
  close(): Promise<void>;
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

/** The text of a file in which every byte counts; null if it is missing or no UTF-8. */
export async function readText(source: Source, path: string): Promise<string | null> {
  const bytes = await source.read(path);
  const text = bytes?.toString('utf8') ?? null;
  return text !== null && bytes?.equals(Buffer.from(text)) === true ? text : null;
}
