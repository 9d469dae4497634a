import { hash } from 'node:crypto';
import { digestsOf } from './bundle.js';
import { openCheckpoint, type SignedCheckpoint } from './checkpoints.js';
import type { Findings } from './findings.js';
import type { LogKeys } from './keys.js';
import { HASH_BYTES, hashLeaf, leadsToRoot, MOST_ENTRY_BYTES } from './merkle.js';
import { type Checkpoint, fromBase64, parseCheckpoint, parseNote } from './note.js';

const HEADER = 'c2sp.org/tlog-proof@v1';
/** A tree of 2^53 entries is 53 levels high. */
const MOST_HASHES = 53;

export interface ProofVerdict {
  readonly origin: string | null;
  readonly index: number | null;
  readonly size: number | null;
  /** The proven entry; null unless everything holds. */
  readonly entry: string | null;
  /** The disclosures that the entry has digests of, decoded; none unless everything holds. */
  readonly disclosures: readonly string[];
  /** Null where the checkpoint's signature was not checked. */
  readonly checkpoint: SignedCheckpoint | null;
}

interface ParsedProof {
  readonly index: number;
  readonly hashes: readonly Buffer[];
  readonly checkpoint: Buffer;
  readonly entry: Buffer;
  readonly disclosures: readonly string[];
}

const NOTHING = { origin: null, index: null, size: null, entry: null, disclosures: [] } as const;

/**
 * Checks one proof file: disclosures to entry, entry to root, root to signature.
 * @param keys null if nobody named a key: the proof is followed, and said to be unproven
 */
export function verifyProof(
  bytes: Buffer,
  file: string,
  keys: LogKeys | null,
  findings: Findings,
): ProofVerdict {
  const proof = parseProof(bytes);
  if (proof === null) {
    const says = `It is not a proof of the form ${HEADER} with its entry.`;
    findings.of('proof-form').tampered(file, says);
    return { ...NOTHING, checkpoint: null };
  }
  const signed = keys && openCheckpoint(proof.checkpoint, file, keys, findings);
  const checkpoint = keys === null ? unsigned(proof.checkpoint, file, findings) : signed;
  if (checkpoint === null) return { ...NOTHING, checkpoint: null };
  const { index, hashes, entry } = proof;
  const { origin, size, root } = checkpoint;
  const isEntry = entry.length <= MOST_ENTRY_BYTES;
  const isIncluded = isEntry && leadsToRoot(hashLeaf(entry), index, size, hashes, root);
  if (!isIncluded) {
    const says = 'The hashes do not lead from the entry to the root.';
    findings.of('inclusion').tampered(file, says, `entry ${index}`);
  } else if (signed !== null) keys?.signed(file, signed.signers, 0);
  const areShown = checkDisclosures(proof, file, findings);
  const isGood = isIncluded && areShown && signed !== null;
  const known = { origin, index, size, checkpoint: signed };
  if (!isGood) return { ...known, entry: null, disclosures: [] };
  const disclosures = proof.disclosures.map((each) => Buffer.from(each, 'base64url').toString());
  return { ...known, entry: entry.toString('utf8'), disclosures };
}

function checkDisclosures(proof: ParsedProof, file: string, findings: Findings): boolean {
  const digests = new Set(digestsOf(proof.entry) ?? []);
  const strange = proof.disclosures.flatMap((disclosure, at) =>
    digests.delete(hash('sha256', disclosure, 'base64url')) ? [] : [at],
  );
  for (const at of strange) {
    const says = 'The entry holds no digest of this disclosure.';
    findings.of('disclosure').tampered(file, says, `disclosure ${at}`);
  }
  return strange.length === 0;
}

/** The checkpoint as it stands there, for which nobody vouches. */
function unsigned(bytes: Buffer, file: string, findings: Findings): Checkpoint | null {
  const says = 'Nobody vouches for the checkpoint: give the key with --vkey.';
  findings.of('checkpoint-signature').incomplete(file, says);
  const note = parseNote(bytes);
  const checkpoint = 'wrong' in note ? null : parseCheckpoint(note.text);
  if (checkpoint === null) findings.of('checkpoint-form').tampered(file, 'It holds no checkpoint.');
  return checkpoint;
}

function parseProof(bytes: Buffer): ParsedProof | null {
  const text = bytes.toString('utf8');
  const split = text.indexOf('\n\n');
  const [header, extra, index, ...lines] = text.slice(0, Math.max(0, split)).split('\n');
  const at = /^index (0|[1-9]\d{0,14})$/.exec(index ?? '')?.[1];
  if (header !== HEADER || at === undefined || lines.length > MOST_HASHES) return null;
  const hashes = lines.map(fromBase64).filter((found) => found !== null);
  const isWhole = hashes.length === lines.length;
  const carried = parseExtra(extra ?? '');
  if (!isWhole || hashes.some(({ length }) => length !== HASH_BYTES) || carried === null) {
    return null;
  }
  const checkpoint = bytes.subarray(Buffer.byteLength(text.slice(0, split + 2)));
  return { index: Number(at), hashes, checkpoint, ...carried };
}

/** Plumbline's `extra`: the entry, and the disclosures that its holder may see. */
function parseExtra(line: string): { entry: Buffer; disclosures: readonly string[] } | null {
  const bytes = fromBase64(/^extra (\S+)$/.exec(line)?.[1] ?? '');
  try {
    const extra: unknown = JSON.parse(bytes?.toString('utf8') ?? '');
    if (typeof extra !== 'object' || extra === null) return null;
    if (!('entry' in extra) || !('disclosures' in extra)) return null;
    const { entry, disclosures } = extra;
    const isOurs =
      typeof entry === 'string' &&
      Array.isArray(disclosures) &&
      disclosures.every((each) => typeof each === 'string');
    return isOurs ? { entry: Buffer.from(entry), disclosures } : null;
  } catch {
    return null;
  }
}
