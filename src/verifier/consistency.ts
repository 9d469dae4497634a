import {
  openCheckpoint,
  readCheckpoint,
  type SignedCheckpoint,
  StoredCheckpoints,
} from './checkpoints.js';
import { Findings } from './findings.js';
import { noteIntroductions } from './introductions.js';
import type { LogKeys } from './keys.js';
import { Edge, EMPTY_ROOT, growsInto, HASH_BYTES, TILE_WIDTH } from './merkle.js';
import { fromBase64 } from './note.js';
import { prunedBefore } from './pruned.js';
import { spans } from './span.js';
import type { Source } from './source.js';
import { WitnessRecord } from './witnesses.js';

const HEADER = 'plumbline-consistency@v1';
/** Up one side of a tree of 2^53 entries and down the other. */
const MOST_HASHES = 106;

/** A checkpoint as a file that somebody kept. */
export interface KeptNote {
  readonly file: string;
  readonly bytes: Buffer;
}

export interface ConsistencyVerdict {
  readonly sizes: readonly (number | null)[];
  readonly keys: readonly string[];
}

/**
 * Whether two signed checkpoints speak of one log that only grew: both roots are computed from the
 * entries in the folder. This is how an old checkpoint, kept by an outsider, finds out a log that
 * was rewritten and signed again.
 */
export async function verifyConsistency(
  notes: readonly [KeptNote, KeptNote],
  source: Source,
  keys: LogKeys,
  findings: Findings,
): Promise<ConsistencyVerdict> {
  const checkpoints = open(notes, keys, findings);
  if (!findings.isTampered) {
    const roots = await rootsAt(source, checkpoints, keys, findings);
    checkpoints.forEach((checkpoint, at) => {
      if (checkpoint === null) return;
      const [root, file] = [roots.get(checkpoint.size), notes[at]?.file ?? ''];
      const fits = root !== undefined && checkpoint.root.equals(root);
      keys.signed(file, checkpoint.signers, fits ? checkpoint.size : 0);
      if (root === undefined || fits) return;
      const says = `The first ${checkpoint.size} entries do not have the root that it signs.`;
      findings.of('consistency').tampered(file, says);
    });
  }
  return { sizes: checkpoints.map((each) => each?.size ?? null), keys: keys.judgeTrust(findings) };
}

/** The same without the log, by a file of the form plumbline-consistency@v1. */
export function verifyConsistencyFile(
  { file, bytes }: KeptNote,
  keys: LogKeys,
  findings: Findings,
): ConsistencyVerdict {
  const parsed = parseFile(bytes);
  if (parsed === null) {
    findings.of('proof-form').tampered(file, `It is not a proof of the form ${HEADER}.`);
    return { sizes: [], keys: keys.judgeTrust(findings) };
  }
  const notes = [parsed.older, parsed.newer].map((note) => ({ file, bytes: note }));
  const checkpoints = open(notes, keys, findings);
  const [older, newer] = checkpoints;
  if (older != null && newer != null && !findings.isTampered) {
    const fits = growsInto(older, newer, parsed.hashes);
    for (const { signers, size } of [older, newer]) keys.signed(file, signers, fits ? size : 0);
    const says = `The hashes do not lead from ${older.size} entries to ${newer.size}.`;
    if (!fits) findings.of('consistency').tampered(file, says);
  }
  return { sizes: checkpoints.map((each) => each?.size ?? null), keys: keys.judgeTrust(findings) };
}

function open(
  notes: readonly KeptNote[],
  keys: LogKeys,
  findings: Findings,
): (SignedCheckpoint | null)[] {
  const checkpoints = notes.map(({ file, bytes }) => openCheckpoint(bytes, file, keys, findings));
  const [from, to] = checkpoints.map((each) => each?.size ?? null);
  if (typeof from === 'number' && typeof to === 'number' && from > to) {
    const says = `The log shrank from ${from} to ${to} entries.`;
    findings.of('consistency').tampered(notes[1]?.file ?? '', says);
  }
  return checkpoints;
}

/** Header and hashes, and after an empty line each the older and the newer note. */
function parseFile(bytes: Buffer): { hashes: Buffer[]; older: Buffer; newer: Buffer } | null {
  const [head = '', ...notes] = bytes.toString('latin1').split('\n\n');
  const [header, ...lines] = head.split('\n');
  const hashes = lines.map(fromBase64).filter((each) => each?.length === HASH_BYTES);
  const isProof = hashes.length === lines.length && hashes.length <= MOST_HASHES;
  const [olderText, olderLines, newerText, newerLines, ...more] = notes;
  if (header !== HEADER || !isProof || newerLines === undefined || more.length > 0) return null;
  const older = Buffer.from(`${olderText}\n\n${olderLines}\n`, 'latin1');
  const newer = Buffer.from(`${newerText}\n\n${newerLines}`, 'latin1');
  return { hashes: hashes.filter((each) => each !== null), older, newer };
}

/**
 * Roots over the entries of the folder at the sizes asked for, as far as the entries reach. The
 * checkpoints of the folder are compared on the way: over a change of keys they alone carry trust.
 */
async function rootsAt(
  source: Source,
  checkpoints: readonly (SignedCheckpoint | null)[],
  keys: LogKeys,
  findings: Findings,
): Promise<Map<number, Buffer>> {
  const edge = new Edge();
  const roots = new Map<number, Buffer>([[0, EMPTY_ROOT]]);
  const sizes = checkpoints.map((each) => each?.size ?? 0);
  const most = Math.max(...sizes);
  // The folder's own head decides how wide the last tile is.
  const head = (await readCheckpoint(source, 'checkpoint', keys, new Findings()))?.size ?? most;
  const size = Math.max(head, most);
  const minimum = await prunedBefore(source, keys, size, findings);
  // The page about pruning is signed by the newest keys, whose checkpoints come last.
  const until = minimum > 0 ? size : most;
  const stored = new StoredCheckpoints(source, keys, new WitnessRecord(null), findings);
  await stored.start();
  if (stored.isDue(0)) await stored.check(0, [EMPTY_ROOT]);
  for await (const span of spans(source, { size, minimum }, findings)) {
    noteIntroductions(span, keys);
    for (let at = 0; at < span.width; at += 1) {
      edge.push(span.byEntries, at * HASH_BYTES);
      const reached = span.n * TILE_WIDTH + at + 1;
      if (sizes.includes(reached)) roots.set(reached, edge.root() ?? EMPTY_ROOT);
      if (stored.isDue(reached)) await stored.check(reached, [edge.root()]);
    }
    if (span.n * TILE_WIDTH + span.width >= until) break;
  }
  return roots;
}
