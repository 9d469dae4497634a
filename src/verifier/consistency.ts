import { Findings } from './findings.js';
import { Folder } from './folder.js';
import { Edge, EMPTY_ROOT, TILE_WIDTH } from './merkle.js';
import { openNote, parseCheckpoint, type VerifierKey } from './note.js';
import { readSpan } from './span.js';

export interface ConsistencyVerdict {
  readonly origin: string;
  readonly sizes: readonly (number | null)[];
  readonly findings: Findings;
}

/**
 * Whether two signed checkpoints speak of one log that only grew: both roots are computed from the
 * entries in the folder. This is how an old checkpoint, kept by an outsider, finds out a log that
 * was rewritten and signed again.
 */
export async function verifyConsistency(
  notes: readonly { file: string; bytes: Buffer }[],
  root: string,
  key: VerifierKey,
): Promise<ConsistencyVerdict> {
  const findings = new Findings();
  const checkpoints = notes.map(({ file, bytes }) => {
    const opened = openNote(bytes, key);
    const checkpoint = 'text' in opened ? parseCheckpoint(opened.text) : null;
    if ('wrong' in opened) findings.tampered(file, opened.wrong);
    else if (checkpoint?.origin !== key.name) findings.tampered(file, 'It is no checkpoint.');
    return checkpoint;
  });
  const sizes = checkpoints.map((checkpoint) => checkpoint?.size ?? null);
  const [from, to] = sizes;
  if (typeof from === 'number' && typeof to === 'number' && from > to) {
    findings.tampered(notes[1]?.file ?? '', `The log shrank from ${from} to ${to} entries.`);
  }
  if (!findings.isTampered) {
    const size = Math.max(...sizes.map((each) => each ?? 0));
    const roots = await rootsAt(new Folder(root), sizes, size, findings);
    checkpoints.forEach((checkpoint, at) => {
      const found = roots.get(checkpoint?.size ?? 0);
      if (found === undefined || checkpoint?.root.equals(found) === true) return;
      const says = `The first ${checkpoint?.size ?? 0} entries do not have the root that it signs.`;
      findings.tampered(notes[at]?.file ?? '', says);
    });
  }
  return { origin: key.name, sizes, findings };
}

/** Roots over the entries of the folder at the sizes asked for, as far as the entries reach. */
async function rootsAt(
  folder: Folder,
  sizes: readonly (number | null)[],
  size: number,
  findings: Findings,
): Promise<Map<number, Buffer>> {
  const edge = new Edge();
  const roots = new Map<number, Buffer>([[0, EMPTY_ROOT]]);
  const head = await newestSize(folder, size);
  for (let n = 0; n * TILE_WIDTH < size; n += 1) {
    const span = await readSpan(folder, n, Math.min(TILE_WIDTH, head - n * TILE_WIDTH), findings);
    if (span === null) return roots;
    for (const [at, leaf] of span.byEntries.entries()) {
      edge.push(leaf);
      const reached = n * TILE_WIDTH + at + 1;
      if (sizes.includes(reached)) roots.set(reached, edge.root() ?? EMPTY_ROOT);
    }
  }
  return roots;
}

/** The size that the folder's own head states: it decides how wide the last tile is. */
async function newestSize(folder: Folder, atLeast: number): Promise<number> {
  const note = (await folder.read('checkpoint'))?.toString('utf8') ?? '';
  const stated = parseCheckpoint(note.slice(0, note.lastIndexOf('\n\n') + 1))?.size;
  return Math.max(stated ?? atLeast, atLeast);
}
