import type { Findings } from './findings.js';
import { HASH_BYTES, rootOfTile, TILE_WIDTH } from './merkle.js';
import type { Span } from './span.js';
import { type Source, spanPath } from './source.js';

/** Whether a version of the leaves leads to what stands above it. */
interface Fits {
  readonly byEntries: boolean;
  readonly byTile: boolean;
}

/** Where entries and tile disagree, with what is known of either. */
export interface Disagreement {
  readonly n: number;
  readonly width: number;
  readonly at: number;
  /** Where the entry begins in its bundle, its length included. */
  readonly byte: number;
  /** Judged by the tile above; null where no full tile is above, so that only the root can judge. */
  readonly fits: Fits | null;
}

/** Looks at the tile above, which has the root of every full tile. */
export async function disagreement(
  span: Span,
  at: number,
  size: number,
  source: Source,
): Promise<Disagreement> {
  const { n, width } = span;
  const known = { n, width, at, byte: (span.places[at]?.begin ?? 2) - 2 };
  if (width < TILE_WIDTH) return { ...known, fits: null };
  const above = Math.floor(n / TILE_WIDTH);
  const inside = n % TILE_WIDTH;
  const tiles = Math.floor(size / TILE_WIDTH) - above * TILE_WIDTH;
  const tile = await source.read(spanPath('1', above, Math.min(TILE_WIDTH, tiles)));
  const root = tile?.subarray(inside * HASH_BYTES, (inside + 1) * HASH_BYTES);
  const fits = (leaves: Buffer) => root !== undefined && rootOfTile(leaves)?.equals(root) === true;
  return { ...known, fits: { byEntries: fits(span.byEntries), byTile: fits(span.byTile) } };
}

/** Names the file that was changed: the one that does not lead to what is above both. */
export function blame(
  { n, width, at, byte, fits }: Disagreement,
  root: Fits,
  findings: Findings,
): void {
  const entry = n * TILE_WIDTH + at;
  // A root that fits one version proves it; only where it fits neither does the tile above decide.
  const isDecided = root.byEntries !== root.byTile;
  const { byEntries, byTile } = isDecided ? root : (fits ?? root);
  if (!byEntries) {
    const path = spanPath('entries', n, width);
    const says = 'This entry is not the one that was logged.';
    findings.of('entry-hash').tampered(path, says, `entry ${entry}, byte ${byte}`);
  }
  if (!byTile) {
    const path = spanPath('0', n, width);
    const says = byEntries
      ? 'This hash is not that of the entry.'
      : 'Neither this hash nor the entry leads to the root.';
    findings.of('tile-hash').tampered(path, says, `entry ${entry}, byte ${at * HASH_BYTES}`);
  }
}
