import type { Findings } from './findings.js';
import { type Folder, numberPath } from './folder.js';
import { type Checkpoint, openNote, parseCheckpoint, type VerifierKey } from './note.js';

/** Opens one signed checkpoint and says what is wrong with it. */
export async function readCheckpoint(
  folder: Folder,
  path: string,
  key: VerifierKey,
  findings: Findings,
): Promise<Checkpoint | null> {
  const note = await folder.read(path);
  if (note === null) {
    findings.incomplete(path, 'The checkpoint is missing.');
    return null;
  }
  const opened = openNote(note, key);
  if ('wrong' in opened) {
    findings.tampered(path, opened.wrong);
    return null;
  }
  const checkpoint = parseCheckpoint(opened.text);
  if (checkpoint?.origin !== key.name) {
    findings.tampered(path, `What was signed is no checkpoint of ${key.name}.`);
    return null;
  }
  return checkpoint;
}

/** The stored checkpoints in order of size, each read and opened only when its turn comes. */
export class StoredCheckpoints {
  /** How many were found to be signed. */
  count = 0;
  private readonly sizes: AsyncIterator<number>;
  private upcoming: number | null = null;

  constructor(
    private readonly folder: Folder,
    private readonly key: VerifierKey,
    private readonly findings: Findings,
  ) {
    this.sizes = folder.numbers('checkpoints')[Symbol.asyncIterator]();
  }

  async start(): Promise<void> {
    const step = await this.sizes.next();
    this.upcoming = step.done === true ? null : step.value;
  }

  isDue(size: number): boolean {
    return this.upcoming === size;
  }

  /** Compares the checkpoint that is due with the roots that were computed for its size. */
  async check(size: number, roots: readonly (Buffer | null)[]): Promise<void> {
    const path = `checkpoints/${numberPath(size)}`;
    const checkpoint = await readCheckpoint(this.folder, path, this.key, this.findings);
    await this.start();
    if (checkpoint === null) return;
    this.count += 1;
    if (checkpoint.size !== size) {
      this.findings.tampered(path, `It lies in the place of size ${size}, not ${checkpoint.size}.`);
    } else if (!roots.some((root) => root?.equals(checkpoint.root))) {
      const says = `The log signed another root for its first ${size} entries than they have now.`;
      this.findings.tampered(path, says);
    }
  }

  /** A checkpoint beyond the newest one shows that the end of the log is missing. */
  async finish(size: number): Promise<void> {
    while (this.upcoming !== null) {
      const path = `checkpoints/${numberPath(this.upcoming)}`;
      await this.start();
      const later = await readCheckpoint(this.folder, path, this.key, this.findings);
      if (later === null) continue;
      const says = `The log had ${later.size} entries once; this folder ends after ${size}.`;
      this.findings.incomplete(path, says);
    }
  }
}
