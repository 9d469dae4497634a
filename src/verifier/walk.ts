import { blame, disagreement, type Disagreement } from './blame.js';
import { digestsOf } from './bundle.js';
import { type SignedCheckpoint, StoredCheckpoints } from './checkpoints.js';
import { Disclosures } from './disclosures.js';
import type { Findings } from './findings.js';
import { noteIntroductions } from './introductions.js';
import type { LogKeys } from './keys.js';
import { Edge, EMPTY_ROOT, HASH_BYTES, rootOfTile, TILE_WIDTH } from './merkle.js';
import { type Span, spans } from './span.js';
import { type Source, spanPath } from './source.js';
import { UpperTiles } from './tiles.js';
import type { WitnessRecord } from './witnesses.js';

/** Of a log that is wrong throughout, only so many places are kept for the judgement at the end. */
const MOST_DISAGREEMENTS = 1000;

/** One pass over a log, with a few tiles and bundles in memory at a time. */
export class Walk {
  readonly checkpoints: StoredCheckpoints;
  disclosures: Disclosures;
  private readonly upper: UpperTiles;
  private readonly byEntries = new Edge();
  /** The same tree until entries and tiles first disagree; from then on one of its own. */
  private byTile = this.byEntries;
  private readonly disagreements: Disagreement[] = [];

  constructor(
    private readonly source: Source,
    private readonly keys: LogKeys,
    witnesses: WitnessRecord,
    private readonly findings: Findings,
  ) {
    this.checkpoints = new StoredCheckpoints(source, keys, witnesses, findings);
    this.disclosures = new Disclosures(null, findings);
    this.upper = new UpperTiles(source, findings);
  }

  /** @returns whether the entries have the root that the head signs */
  async run(head: SignedCheckpoint, minimum: number): Promise<boolean> {
    this.disclosures = new Disclosures(
      await this.source.chunks('disclosures.jsonl'),
      this.findings,
    );
    try {
      await this.checkpoints.start();
      if (this.checkpoints.isDue(0)) await this.checkpoints.check(0, [EMPTY_ROOT]);
      await this.disclosures.start();
      const { size } = head;
      let reached = 0;
      for await (const span of spans(this.source, { size, minimum }, this.findings)) {
        noteIntroductions(span, this.keys);
        await this.checkEntries(span);
        await this.grow(span);
        reached = span.n * TILE_WIDTH + span.width;
        if (span.disagreesAt === null || this.disagreements.length >= MOST_DISAGREEMENTS) continue;
        this.disagreements.push(await disagreement(span, span.disagreesAt, size, this.source));
      }
      if (reached < size) return false;
      await this.upper.finish();
      await this.disclosures.finish();
      await this.checkpoints.finish(size);
      return this.conclude(head);
    } finally {
      await this.disclosures.close();
    }
  }

  /** Judges only entries that are proven so far: of a changed one, the change itself is told. */
  private async checkEntries(span: Span): Promise<void> {
    const { n, width, bundle, places, byEntries, byTile, disagreesAt } = span;
    for (let at = 0; at < width; at += 1) {
      const index = n * TILE_WIDTH + at;
      const place = places[at];
      if (place === undefined || (disagreesAt !== null && !agree(at, byEntries, byTile))) {
        if (!this.disclosures.isDue(index)) continue;
        if (span.isPruned) await this.disclosures.refusePruned(index);
        else await this.disclosures.pass(index);
        continue;
      }
      const digests = digestsOf(bundle.subarray(place.begin, place.end));
      if (this.disclosures.isDue(index)) await this.disclosures.check(index, digests ?? []);
      else this.disclosures.notShown += digests?.length ?? 0;
      if (digests !== null) continue;
      const position = `entry ${index}, byte ${place.begin - 2}`;
      const says = 'What was logged is no entry.';
      this.findings.of('bundle-form').tampered(spanPath('entries', n, width), says, position);
    }
  }

  private async grow({ n, width, byEntries, byTile, disagreesAt }: Span): Promise<void> {
    if (disagreesAt !== null && this.byTile === this.byEntries) this.byTile = this.byEntries.copy();
    const isDue = this.checkpoints.isDueWithin(n * TILE_WIDTH + width);
    for (let at = 0; at < width; at += 1) {
      this.byEntries.push(byEntries, at * HASH_BYTES);
      if (this.byTile !== this.byEntries) this.byTile.push(byTile, at * HASH_BYTES);
      const size = n * TILE_WIDTH + at + 1;
      if (isDue && this.checkpoints.isDue(size)) await this.checkpoints.check(size, this.roots());
    }
    const { tileRoot } = this.byEntries;
    if (tileRoot === null) return;
    await this.upper.add(tileRoot, (disagreesAt === null ? null : rootOfTile(byTile)) ?? tileRoot);
  }

  private roots(): (Buffer | null)[] {
    return [this.byEntries.root(), this.byTile.root()];
  }

  private conclude(head: SignedCheckpoint): boolean {
    const fits = (edge: Edge) => (edge.root() ?? EMPTY_ROOT).equals(head.root);
    const root = { byEntries: fits(this.byEntries), byTile: fits(this.byTile) };
    for (const each of this.disagreements) blame(each, root, this.findings);
    if (root.byEntries || root.byTile) return true;
    if (this.disagreements.length === 0) {
      const says = 'The entries do not have the root that it signs.';
      this.findings.of('root').tampered('checkpoint', says);
    }
    return false;
  }
}

function hashAt(hashes: Buffer, at: number): Buffer {
  return hashes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES);
}

const agree = (at: number, a: Buffer, b: Buffer) => hashAt(a, at).equals(hashAt(b, at));
