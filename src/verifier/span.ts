import { type BundledEntry, parseBundle } from './bundle.js';
import type { Findings } from './findings.js';
import { type Folder, MOST_BUNDLE_BYTES, spanPath } from './folder.js';
import { HASH_BYTES, hashLeaf } from './merkle.js';

/** Up to 256 neighbouring leaves, as their entries give them and as their tile states them. */
export interface Span {
  readonly n: number;
  readonly width: number;
  readonly entries: readonly BundledEntry[];
  readonly byEntries: readonly Buffer[];
  readonly byTile: readonly Buffer[];
  /** The first leaf on which the two disagree, within the span; null if they agree. */
  readonly disagreesAt: number | null;
}

/** Reads a bundle and its tile. Where one is missing the other stands in; without both, null. */
export async function readSpan(
  folder: Folder,
  n: number,
  width: number,
  findings: Findings,
): Promise<Span | null> {
  const stated = await readTile(folder, n, width, findings);
  const entries = await readEntries(folder, n, width, findings);
  const computed = entries?.map(({ entry }) => hashLeaf(entry)) ?? [];
  const byEntries = [...computed, ...(stated?.slice(computed.length) ?? [])];
  if (byEntries.length < width) return null;
  const byTile = stated ?? byEntries;
  const at = byEntries.findIndex((leaf, i) => byTile[i]?.equals(leaf) !== true);
  const disagreesAt = at < 0 ? null : at;
  return { n, width, entries: entries ?? [], byEntries, byTile, disagreesAt };
}

async function readTile(
  folder: Folder,
  n: number,
  width: number,
  findings: Findings,
): Promise<Buffer[] | null> {
  const path = spanPath('0', n, width);
  const tile = await folder.read(path);
  if (tile === null) {
    findings.incomplete(path, 'This tile is missing.');
    return null;
  }
  const wanted = width * HASH_BYTES;
  if (tile.length !== wanted) {
    findings.tampered(path, `It has ${tile.length} bytes; ${width} hashes have ${wanted}.`);
    return null;
  }
  return Array.from({ length: width }, (_, at) =>
    tile.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES),
  );
}

async function readEntries(
  folder: Folder,
  n: number,
  width: number,
  findings: Findings,
): Promise<readonly BundledEntry[] | null> {
  const path = spanPath('entries', n, width);
  const bundle = await folder.read(path, MOST_BUNDLE_BYTES);
  if (bundle === null) {
    findings.incomplete(path, 'These entries are missing.');
    return null;
  }
  const { entries, wrong } = parseBundle(bundle, width);
  if (wrong !== null) findings.tampered(path, wrong.says, `byte ${wrong.byte}`);
  return entries;
}
