import { Injectable } from '@nestjs/common';
import {
  type Checkpoint,
  checkpointText,
  readCheckpointText,
} from '../../transparency-log/checkpoint.js';
import { encodeBundle } from '../../transparency-log/entry-bundle.js';
import { readNote, signNote } from '../../transparency-log/signed-note.js';
import { TILE_WIDTH, type TileSpan, tilesGained } from '../../transparency-log/tiles.js';
import { PublishedTrail } from '../persistence/published-trail.js';
import { SigningKeys } from '../persistence/signing-keys.js';
import { type KeptCheckpoint, TreeRepository } from '../persistence/tree.repository.js';
import { TrailContradiction } from './published-head.js';
import { GatherCosignatures } from './gather-cosignatures.js';

/** Puts that may be on their way at once; more only queue at a disk, and help little with a store. */
const PUTS_AT_ONCE = 8;

/** Hands the grown tree to the outside world. Doing it twice puts the same bytes. */
@Injectable()
export class PublishTree {
  private tidying: Promise<void> = Promise.resolve();
  private shownKeys = '';

  constructor(
    private readonly tree: TreeRepository,
    private readonly published: PublishedTrail,
    private readonly keys: SigningKeys,
    private readonly cosignatures: GatherCosignatures,
  ) {}

  /**
   * The order matters: a reader who sees a checkpoint finds everything that it commits to. And
   * nothing is signed before the store has taken the tiles: where it holds others, it says so
   * before there is a signature.
   * @returns the size published, or null when nothing is new
   */
  async execute(): Promise<number | null> {
    const { size, publishedSize, root } = await this.tree.state();
    if (size === publishedSize) return null;
    const gained = tilesGained(publishedSize, size);
    const bundles = gained.filter(({ level }) => level === 0);
    await inParallel(bundles, (span) => this.putBundle(span));
    await inParallel(gained, (tile) => this.putTile(tile));

    const kept = await this.tree.checkpointsAfter(publishedSize, size);
    const newest = await this.signed({ origin: this.keys.origin, size, root }, kept);
    // Those too that were signed and kept by a run which ended before it could put them.
    const earlier = kept.filter((each) => each.size < size);
    const notes = [...earlier, { size, note: newest }];
    await inParallel(notes, (each) => this.published.putCheckpoint(each.size, each.note));
    // Somebody else who leads by now must not be followed by an older checkpoint.
    if ((await this.tree.state()).publishedSize >= size) return null;
    await this.showKeys();
    await this.published.show(newest);
    await this.tree.markPublished(size);

    const filled = gained.filter(({ width }) => width === TILE_WIDTH);
    this.tidying = this.tidying.then(() => this.tidy(filled));
    return size;
  }

  /** Once the partial forms of what is full by now are gone: nobody waits for that. */
  async tidied(): Promise<void> {
    await this.tidying;
  }

  /** Whoever reads the store alone finds the keys too; getting them another way proves more. */
  private async showKeys(): Promise<void> {
    const vkeys = `${(await this.keys.vkeys()).join('\n')}\n`;
    if (vkeys === this.shownKeys) return;
    await this.published.showKeys(vkeys);
    this.shownKeys = vkeys;
  }

  /** What could not be removed stays: it is allowed to (tlog-tiles), and says nothing else. */
  private async tidy(filled: readonly TileSpan[]): Promise<void> {
    await inParallel(filled, (tile) => this.published.removePartials(tile)).catch(() => undefined);
  }

  private async putBundle(span: TileSpan): Promise<void> {
    await this.published.putBundle(span, encodeBundle(await this.tree.readEntries(span)));
  }

  private async putTile(tile: TileSpan): Promise<void> {
    await this.published.putTile(tile, await this.tree.readTile(tile));
  }

  /**
   * One size, one note: witnesses date their cosignatures, so gathering them again after a crash
   * would put other bytes under a name that is written once.
   */
  private async signed(checkpoint: Checkpoint, kept: readonly KeptCheckpoint[]): Promise<string> {
    const { size, root } = checkpoint;
    const earlier = kept.find((each) => each.size === size);
    if (earlier !== undefined) return sameTree(earlier, checkpoint);
    const signed = signNote(checkpointText(checkpoint), await this.keys.current());
    const note = await this.cosignatures.execute(signed, checkpoint);
    return this.tree.keepCheckpoint(size, root, note);
  }
}

function sameTree({ note }: KeptCheckpoint, { size, root }: Checkpoint): string {
  const kept = readCheckpointText(readNote(note)?.text ?? '');
  if (kept?.root.equals(root) === true) return note;
  throw new TrailContradiction(
    `The log has signed another tree of ${size} entries than the one in the database.`,
  );
}

async function inParallel<Item>(
  items: readonly Item[],
  act: (item: Item) => Promise<void>,
): Promise<void> {
  const left = [...items];
  const work = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await act(item);
  };
  const workers = Array.from({ length: Math.min(PUTS_AT_ONCE, items.length) }, work);
  // All of them end before a failure counts: nothing of this turn may reach into the next.
  const ends = await Promise.allSettled(workers);
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}
