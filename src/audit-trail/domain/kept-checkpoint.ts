import { type Checkpoint, readCheckpointText } from '../../transparency-log/checkpoint.js';
import { type NoteVerifier, openNote, readNote } from '../../transparency-log/signed-note.js';

/** A checkpoint that somebody kept outside, as far as it can be read by itself. */
export interface KeptCheckpoint {
  readonly checkpoint: Checkpoint;
  /** The note as it was signed; null for the three lines alone, such as on paper. */
  readonly note: string | null;
  /** Whether a key of this log signed it. */
  readonly isSigned: boolean;
}

/**
 * Reads what somebody pasted. Mail programs change line ends and drop the last one, and people copy
 * the three lines without the signature: both can still be compared, if only the latter by root.
 *
 * @returns null if there is no checkpoint of a log with entries in it
 */
export function readKeptCheckpoint(
  pasted: string,
  keys: readonly NoteVerifier[],
): KeptCheckpoint | null {
  const lines = pasted.split(/\r\n|\r|\n/).map((line) => line.trim());
  const text = `${lines.join('\n').trim()}\n`;
  const note = readNote(text) === null ? null : text;
  const opened = note && firstNonNull(keys, (key) => openNote(note, key));
  const stated =
    note === null ? `${text.split('\n', 3).join('\n')}\n` : (readNote(note)?.text ?? '');
  const checkpoint = readCheckpointText(opened ?? stated);
  if (checkpoint === null || checkpoint.size === 0) return null;
  return { checkpoint, note, isSigned: opened !== null };
}

function firstNonNull<T, R>(all: readonly T[], read: (one: T) => R | null): R | null {
  for (const one of all) {
    const found = read(one);
    if (found !== null) return found;
  }
  return null;
}

/**
 * `beginning`: the log of today begins with the kept one. `contradiction`: the log signed it and
 * has other entries now. `shrunk`: the log signed it and is shorter now. `other-log`: it bears
 * another name. `unproven`: it does not fit, but nobody shows that the log ever said so.
 */
export const KEPT_VERDICTS = [
  'beginning',
  'contradiction',
  'shrunk',
  'other-log',
  'unproven',
] as const;
export type KeptVerdict = (typeof KEPT_VERDICTS)[number];

/** @param rootNow root over as many of today's entries; null where there are fewer */
export function judgeKept(
  { checkpoint, isSigned }: KeptCheckpoint,
  origin: string,
  rootNow: Buffer | null,
): KeptVerdict {
  if (checkpoint.origin !== origin) return 'other-log';
  if (rootNow?.equals(checkpoint.root) === true) return 'beginning';
  if (!isSigned) return 'unproven';
  return rootNow === null ? 'shrunk' : 'contradiction';
}

/** The verdict for somebody who has never heard of a tree. */
export function keptInWords(verdict: KeptVerdict, kept: KeptCheckpoint, size: number): string {
  const { size: keptSize, origin } = kept.checkpoint;
  const [first, all] = [keptSize, size].map((count) => count.toLocaleString('en-US'));
  const beginning =
    `The log of today, ${all} entries, begins with exactly the ${first} entries that this ` +
    'checkpoint covers: none was changed, removed or put in between.';
  switch (verdict) {
    case 'beginning':
      return kept.isSigned
        ? beginning
        : `${beginning} It came without a signature of this log, which takes nothing from that.`;
    case 'contradiction':
      return (
        `Contradiction: this log signed that its first ${first} entries have this root, and now ` +
        'they have another. Entries were changed, removed or put in since. Keep what you pasted ' +
        'and have the log verified by somebody outside of the agency.'
      );
    case 'shrunk':
      return (
        `Contradiction: this log signed a checkpoint over ${first} entries, and now shows only ` +
        `${all}. Its end is missing. Keep what you pasted and have the log verified by somebody ` +
        'outside of the agency.'
      );
    case 'other-log':
      return `This checkpoint is of the log ${origin}, not of this one.`;
    case 'unproven':
      return (
        'This checkpoint does not fit the log, and no signature shows that the log ever made it: ' +
        'it may be mistyped, cut off or forged. Paste all of its lines, the signature included.'
      );
  }
}
