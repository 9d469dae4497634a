import { blame, disagreement, type Disagreement } from './blame.js';
import { digestsOf } from './bundle.js';
import { readCheckpoint, StoredCheckpoints } from './checkpoints.js';
import { Disclosures } from './disclosures.js';
import { Findings } from './findings.js';
import { Folder, spanPath } from './folder.js';
import { Edge, EMPTY_ROOT, TILE_WIDTH } from './merkle.js';
import { type Checkpoint, openNote, type VerifierKey } from './note.js';
import { readSpan, type Span } from './span.js';
import { UpperTiles } from './tiles.js';

export interface LogVerdict {
  readonly origin: string;
  readonly size: number | null;
  readonly checkpoints: number;
  readonly disclosures: { readonly shown: number; readonly notShown: number };
  readonly findings: Findings;
}

/**
 * Checks an exported log from the signature down to the last byte of the last entry, and up again:
 * bundles give leaves, leaves give tiles, tiles give roots, and every checkpoint that the log ever
 * signed must have the root of its size.
 */
export async function verifyLog(root: string, key: VerifierKey): Promise<LogVerdict> {
  const folder = new Folder(root);
  const findings = new Findings();
  await checkReadme(folder, key, findings);
  const head = await readCheckpoint(folder, 'checkpoint', key, findings);
  const walk = new Walk(folder, key, findings);
  if (head !== null) await walk.run(head);
  return {
    origin: key.name,
    size: head?.size ?? null,
    checkpoints: walk.checkpoints.count,
    disclosures: { shown: walk.disclosures.shown, notShown: walk.disclosures.notShown },
    findings,
  };
}

/** The page that explains the folder is signed too: instructions are worth forging. */
async function checkReadme(folder: Folder, key: VerifierKey, findings: Findings): Promise<void> {
  const readme = await folder.read('README.txt');
  if (readme === null) {
    findings.incomplete('README.txt', 'The page that explains the folder is missing.');
    return;
  }
  const opened = openNote(readme, key);
  if ('wrong' in opened) findings.tampered('README.txt', opened.wrong);
}

/** One pass over the log, with one tile and one bundle in memory at a time. */
class Walk {
  readonly checkpoints: StoredCheckpoints;
  readonly disclosures: Disclosures;
  private readonly upper: UpperTiles;
  private readonly byEntries = new Edge();
  /** The same tree until entries and tiles first disagree; from then on one of its own. */
  private byTile = this.byEntries;
  private readonly disagreements: Disagreement[] = [];

  constructor(
    private readonly folder: Folder,
    key: VerifierKey,
    private readonly findings: Findings,
  ) {
    this.checkpoints = new StoredCheckpoints(folder, key, findings);
    this.disclosures = new Disclosures(folder, findings);
    this.upper = new UpperTiles(folder, findings);
  }

  async run(head: Checkpoint): Promise<void> {
    await this.checkpoints.start();
    await this.disclosures.start();
    for (let n = 0; n * TILE_WIDTH < head.size; n += 1) {
      const width = Math.min(TILE_WIDTH, head.size - n * TILE_WIDTH);
      const span = await readSpan(this.folder, n, width, this.findings);
      if (span === null) {
        const says = `Without entries and tile ${n} the rest of the log cannot be compared.`;
        this.findings.incomplete(spanPath('entries', n, width), says);
        return;
      }
      await this.checkEntries(span);
      await this.grow(span);
      if (span.disagreesAt === null) continue;
      const found = await disagreement(span, span.disagreesAt, head.size, this.folder);
      this.disagreements.push(found);
    }
    await this.upper.finish();
    await this.disclosures.finish();
    await this.checkpoints.finish(head.size);
    this.conclude(head);
  }

  /** Judges only entries that are proven so far: of a changed one, the change itself is told. */
  private async checkEntries({ n, width, entries, byEntries, byTile }: Span): Promise<void> {
    for (let at = 0; at < width; at += 1) {
      const index = n * TILE_WIDTH + at;
      const found = entries[at];
      if (found === undefined || byTile[at]?.equals(byEntries[at] ?? EMPTY_ROOT) !== true) {
        await this.disclosures.pass(index);
        continue;
      }
      const digests = digestsOf(found.entry);
      await this.disclosures.check(index, digests ?? []);
      if (digests !== null) continue;
      const path = spanPath('entries', n, width);
      const position = `entry ${index}, byte ${found.byte}`;
      this.findings.tampered(path, 'What was logged is no entry.', position);
    }
  }

  private async grow({ n, width, byEntries, byTile, disagreesAt }: Span): Promise<void> {
    if (disagreesAt !== null && this.byTile === this.byEntries) this.byTile = this.byEntries.copy();
    for (const [at, leaf] of byEntries.entries()) {
      this.byEntries.push(leaf);
      if (this.byTile !== this.byEntries) this.byTile.push(byTile[at] ?? leaf);
      const size = n * TILE_WIDTH + at + 1;
      if (this.checkpoints.isDue(size)) await this.checkpoints.check(size, this.roots());
    }
    if (width === TILE_WIDTH) {
      await this.upper.add(Buffer.concat(byEntries), Buffer.concat(byTile));
    }
  }

  private roots(): (Buffer | null)[] {
    return [this.byEntries.root(), this.byTile.root()];
  }

  private conclude(head: Checkpoint): void {
    const fits = (edge: Edge) => (edge.root() ?? EMPTY_ROOT).equals(head.root);
    const root = { byEntries: fits(this.byEntries), byTile: fits(this.byTile) };
    for (const each of this.disagreements) blame(each, root, this.findings);
    if (root.byEntries || root.byTile || this.disagreements.length > 0) return;
    this.findings.tampered('checkpoint', 'The entries do not have the root that it signs.');
  }
}
