import { HASH_BYTES } from './merkle-tree.js';

/** What a log commits to (c2sp.org/tlog-checkpoint): with this many entries, this is my root. */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
}

/** The text to be signed. No extension lines: nobody could check them. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${root.toString('base64')}\n`;
}

/** Reads the text of a checkpoint; null if it is none, or larger than numbers can count. */
export function readCheckpointText(text: string): Checkpoint | null {
  const [, origin, digits, encoded] =
    /^([^\n]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n$/.exec(text) ?? [];
  if (origin === undefined || digits === undefined || encoded === undefined) return null;
  const size = Number(digits);
  const root = Buffer.from(encoded, 'base64');
  const isCanonical = root.length === HASH_BYTES && root.toString('base64') === encoded;
  return Number.isSafeInteger(size) && isCanonical ? { origin, size, root } : null;
}

/**
 * Reads the first three lines of a text in which lines of an extension may follow, none of them
 * empty. They commit to nothing that anybody checks.
 */
export function readExtendedCheckpointText(text: string): Checkpoint | null {
  const [origin = '', size = '', root = '', ...rest] = text.split('\n');
  const hasEmptyLine = rest.slice(0, -1).includes('');
  return hasEmptyLine ? null : readCheckpointText(`${origin}\n${size}\n${root}\n`);
}
