import { hash } from 'node:crypto';
import { digestsOf } from './bundle.js';
import { Findings } from './findings.js';
import { HASH_BYTES, hashLeaf, leadsToRoot } from './merkle.js';
import { fromBase64, openNote, parseCheckpoint, type VerifierKey } from './note.js';

const HEADER = 'c2sp.org/tlog-proof@v1';
/** A tree of 2^53 entries is 53 levels high. */
const MOST_HASHES = 53;

export interface ProofVerdict {
  readonly origin: string | null;
  readonly index: number | null;
  readonly size: number | null;
  /** The proven entry; null unless everything holds. */
  readonly entry: string | null;
  readonly findings: Findings;
}

interface ParsedProof {
  readonly index: number;
  readonly hashes: readonly Buffer[];
  readonly checkpoint: Buffer;
  readonly entry: Buffer;
  readonly disclosures: readonly string[];
}

/** Checks one proof file: disclosures to entry, entry to root, root to signature. */
export function verifyProof(bytes: Buffer, file: string, key: VerifierKey | null): ProofVerdict {
  const findings = new Findings();
  const none = { origin: null, index: null, size: null, entry: null, findings };
  const proof = parseProof(bytes);
  if (proof === null) {
    findings.tampered(file, `It is not a proof of the form ${HEADER} with its entry.`);
    return none;
  }
  const text = textOf(proof.checkpoint, file, key, findings);
  const checkpoint = text === null ? null : parseCheckpoint(text);
  if (checkpoint === null || (key !== null && checkpoint.origin !== key.name)) {
    if (!findings.isTampered) findings.tampered(file, 'Its checkpoint is not one of this log.');
    return none;
  }
  const { index, hashes, entry } = proof;
  const { origin, size, root } = checkpoint;
  if (!leadsToRoot(hashLeaf(entry), index, size, hashes, root)) {
    findings.tampered(file, 'The hashes do not lead from the entry to the root.', `entry ${index}`);
  }
  const digests = new Set(digestsOf(entry) ?? []);
  proof.disclosures.forEach((disclosure, at) => {
    if (digests.delete(hash('sha256', disclosure, 'base64url'))) return;
    findings.tampered(file, 'The entry holds no digest of this disclosure.', `disclosure ${at}`);
  });
  const isGood = !findings.isTampered && !findings.isIncomplete;
  return { origin, index, size, entry: isGood ? entry.toString('utf8') : null, findings };
}

/** The checkpoint's text; without a key it is read, and said to be unproven. */
function textOf(
  note: Buffer,
  file: string,
  key: VerifierKey | null,
  findings: Findings,
): string | null {
  if (key === null) {
    findings.incomplete(file, 'Nobody vouches for the checkpoint: give the key with --vkey.');
    const whole = note.toString('utf8');
    return whole.slice(0, whole.lastIndexOf('\n\n') + 1);
  }
  const opened = openNote(note, key);
  if ('text' in opened) return opened.text;
  findings.tampered(file, `Checkpoint: ${opened.wrong}`);
  return null;
}

function parseProof(bytes: Buffer): ParsedProof | null {
  const text = bytes.toString('utf8');
  const split = text.indexOf('\n\n');
  const [header, extra, index, ...lines] = text.slice(0, Math.max(0, split)).split('\n');
  const at = /^index (0|[1-9]\d{0,14})$/.exec(index ?? '')?.[1];
  if (header !== HEADER || at === undefined || lines.length > MOST_HASHES) return null;
  const hashes = lines.map(fromBase64).filter((found) => found?.length === HASH_BYTES);
  const carried = parseExtra(extra ?? '');
  if (hashes.length !== lines.length || carried === null) return null;
  const checkpoint = bytes.subarray(Buffer.byteLength(text.slice(0, split + 2)));
  return { index: Number(at), hashes: hashes as Buffer[], checkpoint, ...carried };
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
