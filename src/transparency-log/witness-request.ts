import { type Checkpoint, readExtendedCheckpointText } from './checkpoint.js';
import { HASH_BYTES } from './merkle-tree.js';
import { type NoteSignature, readNote } from './signed-note.js';

/** c2sp.org/tlog-witness 1.0.0: what a log sends to `add-checkpoint`. */
export interface AddCheckpoint {
  /** The size that the witness cosigned last, as the log believes. */
  readonly oldSize: number;
  /** From the old size to the checkpoint's. */
  readonly proof: readonly Buffer[];
  /** The first three lines; lines of an extension may follow in the text. */
  readonly checkpoint: Checkpoint;
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

export type ReadAddCheckpoint =
  { readonly request: AddCheckpoint } | { readonly malformed: string };

/** c2sp.org/tlog-witness: a tree of 2^63 entries needs no more. */
const MOST_HASHES = 63;

/** Writes the body of a request. */
export function addCheckpointBody(
  oldSize: number,
  proof: readonly Uint8Array[],
  note: string,
): string {
  const hashes = proof.map((hash) => `${Buffer.from(hash).toString('base64')}\n`);
  return `old ${oldSize}\n${hashes.join('')}\n${note}`;
}

/** Reads the body of a request, believing nothing yet. Never throws. */
export function readAddCheckpoint(body: Uint8Array): ReadAddCheckpoint {
  const written = decodeUtf8(body);
  if (written === null) return { malformed: 'The body is not UTF-8.' };
  const split = written.indexOf('\n\n');
  if (split < 0) return { malformed: 'No empty line stands before a checkpoint.' };
  const [first = '', ...lines] = written.slice(0, split).split('\n');

  const [, digits] = /^old (0|[1-9]\d{0,18})$/.exec(first) ?? [];
  if (digits === undefined) return { malformed: 'The first line is not `old` and a size.' };
  const oldSize = Number(digits);
  if (!Number.isSafeInteger(oldSize)) return { malformed: 'The old size is beyond counting.' };
  if (lines.length > MOST_HASHES) return { malformed: `More than ${MOST_HASHES} lines of proof.` };
  const proof = lines.map(readHash).filter((hash) => hash !== null);
  if (proof.length < lines.length) return { malformed: 'A line of proof is not a hash in base64.' };

  const note = readNote(written.slice(split + 2));
  if (note === null) return { malformed: 'What follows the empty line is not a signed note.' };
  const checkpoint = readExtendedCheckpointText(note.text);
  if (checkpoint === null) return { malformed: 'The note is not a checkpoint.' };
  return { request: { oldSize, proof, checkpoint, ...note } };
}

/** Reads the size in an answer of 409; null if it is none. */
export function readSizeAnswer(body: string): number | null {
  const [, digits] = /^(0|[1-9]\d{0,15})\n$/.exec(body) ?? [];
  const size = Number(digits);
  return digits !== undefined && Number.isSafeInteger(size) ? size : null;
}

function readHash(line: string): Buffer | null {
  const hash = Buffer.from(line, 'base64');
  return hash.length === HASH_BYTES && hash.toString('base64') === line ? hash : null;
}

function decodeUtf8(body: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return null;
  }
}
