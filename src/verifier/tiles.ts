import type { Findings } from './findings.js';
import { HASH_BYTES, rootOfTile, TILE_WIDTH } from './merkle.js';
import { firstDifference } from './span.js';
import { type Source, spanPath } from './source.js';

interface Level {
  /** Hashes of the tile being filled, as the entries give them and as the tiles below give them. */
  byEntries: Buffer[];
  byTiles: Buffer[];
  n: number;
}

/**
 * Builds the upper tiles again while the lower ones pass by, and compares each with its file. Two
 * versions go up, one from the entries and one from the level 0 tiles: where these differ, a file
 * that fits either is not to blame.
 */
export class UpperTiles {
  private readonly levels: Level[] = [];

  constructor(
    private readonly source: Source,
    private readonly findings: Findings,
  ) {}

  /** Takes in the root of one full tile of level 0, by both versions. */
  add(byEntries: Buffer, byTiles: Buffer): Promise<void> {
    return this.push(1, byEntries, byTiles);
  }

  /** Compares what is left: the partial tiles. */
  async finish(): Promise<void> {
    for (const [at, level] of this.levels.entries()) {
      if (level.byEntries.length > 0) await this.compare(at + 1, level);
    }
  }

  private async push(number: number, byEntries: Buffer, byTiles: Buffer): Promise<void> {
    const level = (this.levels[number - 1] ??= { byEntries: [], byTiles: [], n: 0 });
    level.byEntries.push(byEntries);
    level.byTiles.push(byTiles);
    if (level.byEntries.length < TILE_WIDTH) return;
    await this.compare(number, level);
    const [upEntries, upTiles] = [level.byEntries, level.byTiles].map((all) =>
      rootOfTile(Buffer.concat(all)),
    );
    Object.assign(level, { byEntries: [], byTiles: [], n: level.n + 1 });
    if (upEntries != null && upTiles != null) await this.push(number + 1, upEntries, upTiles);
  }

  private async compare(number: number, { byEntries, byTiles, n }: Level): Promise<void> {
    const path = spanPath(String(number), n, byEntries.length);
    const found = await this.source.read(path, TILE_WIDTH * HASH_BYTES);
    if (found === null) {
      this.findings.of('missing-file').incomplete(path, 'This tile is missing.');
      return;
    }
    const wanted = Buffer.concat(byEntries);
    if (found.equals(wanted) || found.equals(Buffer.concat(byTiles))) return;
    if (found.length !== wanted.length) {
      const says = `It has ${found.length} bytes; ${byEntries.length} hashes have ${wanted.length}.`;
      this.findings.of('partial-tile').tampered(path, says);
      return;
    }
    const byte = firstDifference(found, wanted);
    const position = `hash ${Math.floor(byte / HASH_BYTES)}, byte ${byte}`;
    const says = 'This tile does not follow from the tiles below it.';
    this.findings.of('tile-hash').tampered(path, says, position);
  }
}
