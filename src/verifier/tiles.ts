import type { Findings } from './findings.js';
import { type Folder, spanPath } from './folder.js';
import { HASH_BYTES, rootOfTile, TILE_WIDTH } from './merkle.js';

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
    private readonly folder: Folder,
    private readonly findings: Findings,
  ) {}

  /** Takes in one full tile of level 0. */
  async add(byEntries: Buffer, byTiles: Buffer): Promise<void> {
    const root = rootOfTile(byEntries);
    await this.push(1, root, byTiles.equals(byEntries) ? root : rootOfTile(byTiles));
  }

  /** Compares what is left: the partial tiles. */
  async finish(): Promise<void> {
    for (const [at, level] of this.levels.entries()) {
      if (level.byEntries.length > 0) await this.compare(at + 1, level);
    }
  }

  private async push(number: number, byEntries: Buffer | null, byTiles: Buffer | null) {
    const level = (this.levels[number - 1] ??= { byEntries: [], byTiles: [], n: 0 });
    if (byEntries === null || byTiles === null) return;
    level.byEntries.push(byEntries);
    level.byTiles.push(byTiles);
    if (level.byEntries.length < TILE_WIDTH) return;
    await this.compare(number, level);
    const roots = [level.byEntries, level.byTiles].map((all) => rootOfTile(Buffer.concat(all)));
    Object.assign(level, { byEntries: [], byTiles: [], n: level.n + 1 });
    await this.push(number + 1, roots[0] ?? null, roots[1] ?? null);
  }

  private async compare(number: number, { byEntries, byTiles, n }: Level): Promise<void> {
    const path = spanPath(String(number), n, byEntries.length);
    const found = await this.folder.read(path);
    if (found === null) {
      this.findings.incomplete(path, 'This tile is missing.');
      return;
    }
    const wanted = Buffer.concat(byEntries);
    if (found.equals(wanted) || found.equals(Buffer.concat(byTiles))) return;
    const byte = firstDifference(found, wanted);
    const position = `hash ${Math.floor(byte / HASH_BYTES)}, byte ${byte}`;
    this.findings.tampered(path, 'This tile does not follow from the tiles below it.', position);
  }
}

/** Index of the first byte in which two buffers differ, or the length of the shorter. */
export function firstDifference(a: Buffer, b: Buffer): number {
  const shorter = Math.min(a.length, b.length);
  for (let at = 0; at < shorter; at += 1) if (a[at] !== b[at]) return at;
  return shorter;
}
