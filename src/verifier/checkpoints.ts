import type { Findings } from './findings.js';
import type { LogKeys } from './keys.js';
import {
  type Checkpoint,
  type Note,
  parseCheckpoint,
  parseNote,
  type VerifierKey,
} from './note.js';
import { numberPath, type Source } from './source.js';
import type { WitnessRecord } from './witnesses.js';

/** A checkpoint that a key of the log has signed. */
export interface SignedCheckpoint extends Checkpoint {
  readonly note: Note;
  readonly signers: readonly VerifierKey[];
}

/** Opens a signed checkpoint and says what is wrong with it. */
export function openCheckpoint(
  bytes: Buffer,
  file: string,
  keys: LogKeys,
  findings: Findings,
): SignedCheckpoint | null {
  const note = parseNote(bytes);
  if ('wrong' in note) {
    findings.of('checkpoint-form').tampered(file, note.wrong);
    return null;
  }
  const signers = keys.signers(note);
  if ('wrong' in signers) {
    findings.of('checkpoint-signature').tampered(file, signers.wrong);
    return null;
  }
  const checkpoint = parseCheckpoint(note.text);
  if (checkpoint?.origin !== keys.origin) {
    const says = `What was signed is no checkpoint of ${keys.origin}.`;
    findings.of('checkpoint-form').tampered(file, says);
    return null;
  }
  return { ...checkpoint, note, signers };
}

export async function readCheckpoint(
  source: Source,
  file: string,
  keys: LogKeys,
  findings: Findings,
): Promise<SignedCheckpoint | null> {
  const bytes = await source.read(file);
  if (bytes !== null) return openCheckpoint(bytes, file, keys, findings);
  findings.of('missing-file').incomplete(file, 'The checkpoint is missing.');
  return null;
}

/** The stored checkpoints in order of size, each read and opened only when its turn comes. */
export class StoredCheckpoints {
  /** How many fit the log. */
  count = 0;
  private readonly sizes: AsyncIterator<number>;
  private upcoming: number | null = null;

  constructor(
    private readonly source: Source,
    private readonly keys: LogKeys,
    private readonly witnesses: WitnessRecord,
    private readonly findings: Findings,
  ) {
    this.sizes = source.numbers('checkpoints')[Symbol.asyncIterator]();
  }

  async start(): Promise<void> {
    const step = await this.sizes.next();
    this.upcoming = step.done === true ? null : step.value;
  }

  /** Whether a checkpoint of at most this size waits to be compared. */
  isDueWithin(size: number): boolean {
    return this.upcoming !== null && this.upcoming <= size;
  }

  isDue(size: number): boolean {
    return this.upcoming === size;
  }

  /** Compares the checkpoint that is due with the roots that were computed for its size. */
  async check(size: number, roots: readonly (Buffer | null)[]): Promise<void> {
    const file = `checkpoints/${numberPath(size)}`;
    const checkpoint = await readCheckpoint(this.source, file, this.keys, this.findings);
    await this.start();
    if (checkpoint === null) return;
    const history = this.findings.of('checkpoint-history');
    const fits = roots.some((root) => root?.equals(checkpoint.root) === true);
    if (checkpoint.size !== size) {
      history.tampered(file, `It lies in the place of size ${size}, not ${checkpoint.size}.`);
    } else if (!fits) {
      const says = `The log signed another root for its first ${size} entries than they have now.`;
      history.tampered(file, says);
    } else {
      this.count += 1;
      this.keys.signed(file, checkpoint.signers, size);
      this.witnesses.note(file, checkpoint, this.findings);
    }
  }

  /** A checkpoint beyond the newest one shows that the end of the log is missing. */
  async finish(size: number): Promise<void> {
    while (this.upcoming !== null) {
      const file = `checkpoints/${numberPath(this.upcoming)}`;
      await this.start();
      const later = await readCheckpoint(this.source, file, this.keys, this.findings);
      if (later === null) continue;
      const says = `The log had ${later.size} entries once; this folder ends after ${size}.`;
      this.findings.of('checkpoint-history').incomplete(file, says);
    }
  }
}
