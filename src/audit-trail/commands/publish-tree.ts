import { Injectable } from '@nestjs/common';
import { type Checkpoint, checkpointText } from '../../transparency-log/checkpoint.js';
import { encodeBundle } from '../../transparency-log/entry-bundle.js';
import { signNote } from '../../transparency-log/signed-note.js';
import { TILE_WIDTH, tilesGained } from '../../transparency-log/tiles.js';
import { PublishedTrail } from '../persistence/published-trail.js';
import { SigningKeys } from '../persistence/signing-keys.js';
import { TreeRepository } from '../persistence/tree.repository.js';
import { GatherCosignatures } from './gather-cosignatures.js';

/** Hands the grown tree to the outside world. Doing it twice puts the same bytes. */
@Injectable()
export class PublishTree {
  constructor(
    private readonly tree: TreeRepository,
    private readonly published: PublishedTrail,
    private readonly keys: SigningKeys,
    private readonly cosignatures: GatherCosignatures,
  ) {}

  /**
   * The order matters: a reader who sees a checkpoint finds everything that it commits to.
   * @returns the size published, or null when nothing is new
   */
  async execute(): Promise<number | null> {
    const { size, publishedSize, root } = await this.tree.state();
    if (size === publishedSize) return null;
    const note = await this.kept({ origin: this.keys.origin, size, root });

    const gained = tilesGained(publishedSize, size);
    for (const span of gained.filter(({ level }) => level === 0)) {
      await this.published.putBundle(span, encodeBundle(await this.tree.readEntries(span)));
    }
    for (const tile of gained) await this.published.putTile(tile, await this.tree.readTile(tile));
    await this.published.putCheckpoint(size, note);
    await this.tree.markPublished(size);

    const filled = gained.filter(({ width }) => width === TILE_WIDTH);
    for (const tile of filled) await this.published.removePartials(tile);
    return size;
  }

  /**
   * One size, one note: witnesses date their cosignatures, so gathering them again after a crash
   * would put other bytes under a name that is written once.
   */
  private async kept(checkpoint: Checkpoint): Promise<string> {
    const { size, root } = checkpoint;
    const earlier = await this.tree.keptCheckpoint(size);
    if (earlier !== null) return earlier;
    const signed = signNote(checkpointText(checkpoint), await this.keys.current());
    const note = await this.cosignatures.execute(signed, checkpoint);
    await this.tree.keepCheckpoint(size, root, note);
    return note;
  }
}
