import { type EntryPlace, parseBundle } from './bundle.js';
import type { Findings } from './findings.js';
import { HASH_BYTES, TILE_WIDTH, writeLeafHash } from './merkle.js';
import { MOST_BUNDLE_BYTES, type Source, spanPath } from './source.js';

/** Files are asked for so many spans ahead, so that the disk works while we hash. */
const READ_AHEAD = 8;

/** Up to 256 neighbouring leaves, as their entries give them and as their tile states them. */
export interface Span {
  readonly n: number;
  readonly width: number;
  readonly bundle: Buffer;
  readonly isPruned: boolean;
  /** As many as the bundle has whole. */
  readonly places: readonly EntryPlace[];
  /** Hashes of 32 bytes, one after the other. */
  readonly byEntries: Buffer;
  readonly byTile: Buffer;
  /** The first leaf on which the two disagree, within the span; null if they agree. */
  readonly disagreesAt: number | null;
}

/** How far a log reaches and from where on its entries are still there. */
export interface Extent {
  readonly size: number;
  /** Bundles wholly before this index may have been pruned. */
  readonly minimum: number;
}

interface SpanFiles {
  readonly n: number;
  readonly width: number;
  readonly bundle: Buffer | null;
  readonly tile: Buffer | null;
}

/** Every span of a log in order. Ends early, with a finding, where both files are missing. */
export async function* spans(
  source: Source,
  extent: Extent,
  findings: Findings,
): AsyncGenerator<Span> {
  for await (const files of filesAhead(source, extent.size)) {
    const span = openSpan(files, extent, findings);
    if (span === null) {
      const path = spanPath('entries', files.n, files.width);
      const says = `Without entries and tile ${files.n} the rest of the log cannot be compared.`;
      findings.of('missing-file').incomplete(path, says);
      return;
    }
    yield span;
  }
}

async function* filesAhead(source: Source, size: number): AsyncGenerator<SpanFiles> {
  const ahead: Promise<SpanFiles>[] = [];
  try {
    for (let n = 0; n * TILE_WIDTH < size || ahead.length > 0; n += 1) {
      if (n * TILE_WIDTH < size) {
        const files = readFiles(source, n, Math.min(TILE_WIDTH, size - n * TILE_WIDTH));
        // Its error is met when its turn comes; until then nobody listens.
        files.catch(() => undefined);
        ahead.push(files);
        if (ahead.length <= READ_AHEAD) continue;
      }
      const next = ahead.shift();
      if (next !== undefined) yield await next;
    }
  } finally {
    // A reader that stops early must not leave files open that are closed below our hands.
    await Promise.allSettled(ahead);
  }
}

async function readFiles(source: Source, n: number, width: number): Promise<SpanFiles> {
  const [bundle, tile] = await Promise.all([
    source.read(spanPath('entries', n, width), MOST_BUNDLE_BYTES),
    source.read(spanPath('0', n, width), TILE_WIDTH * HASH_BYTES),
  ]);
  return { n, width, bundle, tile };
}

/** Where one of the two files is missing the other stands in; without both, null. */
function openSpan(files: SpanFiles, { minimum }: Extent, findings: Findings): Span | null {
  const { n, width } = files;
  const isPruned = files.bundle === null && (n + 1) * TILE_WIDTH <= minimum;
  const stated = tileOf(files, findings);
  const places = isPruned ? [] : placesOf(files, findings);
  const bundle = files.bundle ?? Buffer.alloc(0);
  const byEntries = Buffer.allocUnsafe(width * HASH_BYTES);
  places.forEach(({ begin, end }, at) => {
    writeLeafHash(byEntries, at * HASH_BYTES, bundle, begin, end);
  });
  if (places.length < width) {
    if (stated === null) return null;
    stated.copy(byEntries, places.length * HASH_BYTES, places.length * HASH_BYTES);
  }
  const byTile = stated ?? byEntries;
  const disagreesAt = difference(byEntries, byTile);
  return { n, width, bundle, isPruned, places, byEntries, byTile, disagreesAt };
}

function difference(byEntries: Buffer, byTile: Buffer): number | null {
  if (byEntries.equals(byTile)) return null;
  return Math.floor(firstDifference(byEntries, byTile) / HASH_BYTES);
}

function tileOf({ n, width, tile }: SpanFiles, findings: Findings): Buffer | null {
  const path = spanPath('0', n, width);
  if (tile === null) {
    findings.of('missing-file').incomplete(path, 'This tile is missing.');
    return null;
  }
  const wanted = width * HASH_BYTES;
  if (tile.length === wanted) return tile;
  const says = `It has ${tile.length} bytes; ${width} hashes have ${wanted}.`;
  findings.of('partial-tile').tampered(path, says);
  return null;
}

function placesOf({ n, width, bundle }: SpanFiles, findings: Findings): readonly EntryPlace[] {
  const path = spanPath('entries', n, width);
  if (bundle === null) {
    findings.of('missing-file').incomplete(path, 'These entries are missing.');
    return [];
  }
  const { places, wrong } = parseBundle(bundle, width);
  if (wrong !== null) findings.of('bundle-form').tampered(path, wrong.says, `byte ${wrong.byte}`);
  return places;
}

/** Index of the first byte in which two buffers differ, or the length of the shorter. */
export function firstDifference(a: Buffer, b: Buffer): number {
  const shorter = Math.min(a.length, b.length);
  for (let at = 0; at < shorter; at += 1) if (a[at] !== b[at]) return at;
  return shorter;
}
