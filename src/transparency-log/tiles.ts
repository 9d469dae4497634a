import { HASH_BYTES, nodeHash } from './merkle-tree.js';
import type { NodeReader } from './merkle-proofs.js';

/** c2sp.org/tlog-tiles: a full tile is 256 hashes wide, a subtree of height 8. */
export const TILE_WIDTH = 256;
export const TILE_HEIGHT = 8;

/** One tile, or the entry bundle below it, at one moment; narrower than 256 while it fills. */
export interface TileSpan {
  /** 0 holds the hashes of leaves. */
  readonly level: number;
  readonly n: number;
  readonly width: number;
}

/** Reads the hashes of a tile, concatenated, of exactly the width asked for. */
export type TileReader = (tile: TileSpan) => Promise<Buffer>;

/** `1234067` becomes `x001/x234/067`, so that no folder grows beyond a thousand names. */
export function tileIndexPath(n: number): string {
  const digits = String(n);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0');
  const groups = padded.match(/\d{3}/g) ?? [];
  return groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/');
}

/** The other way round; null for what is no full tile's path, such as that of a partial one. */
export function tileIndexOf(path: string): number | null {
  if (!/^(x\d{3}\/)*\d{3}$/.test(path)) return null;
  const n = Number(path.replaceAll(/[x/]/g, ''));
  return tileIndexPath(n) === path ? n : null;
}

/** Where a tile lies below the log's prefix. */
export function tilePath({ level, n, width }: TileSpan): string {
  return `tile/${level}/${tileIndexPath(n)}${partialSuffix(width)}`;
}

/** Where the entries below a tile of level 0 lie. */
export function bundlePath({ n, width }: Omit<TileSpan, 'level'>): string {
  return `tile/entries/${tileIndexPath(n)}${partialSuffix(width)}`;
}

/** A partial tile must never lie where a full one belongs: full ones are kept for ever. */
function partialSuffix(width: number): string {
  if (width < 1 || width > TILE_WIDTH) throw new RangeError(`No tile is ${width} wide`);
  return width === TILE_WIDTH ? '' : `.p/${width}`;
}

/** Every tile, full or partial, that a tree has gained or widened while growing. */
export function tilesGained(from: number, to: number): TileSpan[] {
  const tiles: TileSpan[] = [];
  for (let level = 0, span = 1; span <= to; level += 1, span *= TILE_WIDTH) {
    const hashes = Math.floor(to / span);
    const first = Math.floor(Math.floor(from / span) / TILE_WIDTH);
    for (let n = first; n * TILE_WIDTH < hashes; n += 1) {
      const tile = { level, n, width: Math.min(TILE_WIDTH, hashes - n * TILE_WIDTH) };
      const before = Math.floor(from / span) - n * TILE_WIDTH;
      if (before < tile.width) tiles.push(tile);
    }
  }
  return tiles;
}

/** Finds any node of a tree of `size` in its tiles; keeps the tiles that one proof shares. */
export function nodesFromTiles(size: number, readTile: TileReader): NodeReader {
  const read = new Map<string, Promise<Buffer>>();
  return async (level, index) => {
    const tileLevel = Math.floor(level / TILE_HEIGHT);
    const leaves = 2 ** (level % TILE_HEIGHT);
    const first = index * leaves;
    const n = Math.floor(first / TILE_WIDTH);
    const hashes = Math.floor(size / TILE_WIDTH ** tileLevel) - n * TILE_WIDTH;
    const tile = { level: tileLevel, n, width: Math.min(TILE_WIDTH, hashes) };
    const path = tilePath(tile);
    const bytes = read.get(path) ?? readTile(tile);
    read.set(path, bytes);
    return subtreeRoot(await bytes, first % TILE_WIDTH, leaves);
  };
}

function subtreeRoot(tile: Buffer, first: number, leaves: number): Buffer {
  if (leaves === 1) {
    const end = (first + 1) * HASH_BYTES;
    if (end > tile.length) throw new RangeError('A tile is narrower than its tree');
    return tile.subarray(first * HASH_BYTES, end);
  }
  const half = leaves / 2;
  return nodeHash(subtreeRoot(tile, first, half), subtreeRoot(tile, first + half, half));
}
