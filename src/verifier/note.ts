import { createPublicKey, hash, type KeyObject, verify } from 'node:crypto';
import { HASH_BYTES } from './merkle.js';

/** c2sp.org/signed-note: the types of signature that we know. */
export const ED25519 = 0x01;
export const COSIGNATURE = 0x04;
export const COSIGNATURE_ML_DSA_44 = 0x06;

/** RFC 8410 and RFC 9881: what stands before the bytes of a key of these lengths. */
const SPKI: Readonly<Record<number, Buffer>> = {
  32: Buffer.from('302a300506032b6570032100', 'hex'),
  1312: Buffer.from('30820532300b06096086480165030403110382052100', 'hex'),
};
const MOST_SIGNATURES = 64;

/** A public key in the form of c2sp.org/signed-note: `<name>+<key id>+<base64>`. */
export interface VerifierKey {
  readonly name: string;
  /** Key id in hex. */
  readonly id: string;
  /** What it may sign: notes, or checkpoints as a witness. */
  readonly type: number;
  /** Null if this version of Node knows no such keys (ML-DSA needs 24.6). */
  readonly key: KeyObject | null;
  readonly raw: Buffer;
}

export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
}

/** A signature that nobody has checked yet. */
export interface NoteSignature {
  readonly name: string;
  readonly id: string;
  readonly bytes: Buffer;
}

export interface Note {
  /** With its last line end, as it was signed. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** Null for anything but a well-formed key of those types whose id fits its name and bytes. */
export function parseKey(text: string, types: readonly number[] = [ED25519]): VerifierKey | null {
  const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text) ?? [];
  if (name === undefined || id === undefined || encoded === undefined) return null;
  const typed = fromBase64(encoded);
  const type = typed?.[0] ?? 0;
  const length = type === COSIGNATURE_ML_DSA_44 ? 1312 : 32;
  if (typed?.length !== 1 + length || !types.includes(type)) return null;
  const named = Buffer.concat([Buffer.from(`${name}\n`), typed]);
  if (hash('sha256', named, 'hex').slice(0, 8) !== id) return null;
  const raw = typed.subarray(1);
  const der = Buffer.concat([SPKI[length] ?? typed, raw]);
  return { name, id, type, raw, key: publicKey(der) };
}

function publicKey(der: Buffer): KeyObject | null {
  try {
    return createPublicKey({ key: der, format: 'der', type: 'spki' });
  } catch {
    return null;
  }
}

/** Whether this key signed these bytes; false for a key that this version of Node cannot use. */
export function isSignedBy({ key }: VerifierKey, bytes: Buffer, signature: Buffer): boolean {
  return key !== null && verify(null, bytes, key, signature);
}

/** Takes a note apart and believes nothing yet. */
export function parseNote(bytes: Buffer): Note | { readonly wrong: string } {
  const whole = bytes.toString('utf8');
  if (!Buffer.from(whole).equals(bytes)) return { wrong: 'It is not UTF-8.' };
  const split = whole.lastIndexOf('\n\n');
  if (split < 0 || !whole.endsWith('\n') || bytes.some((byte) => byte < 32 && byte !== 10)) {
    return { wrong: 'It is not a signed note.' };
  }
  // No more than that: what comes after nobody will look at.
  const lines = whole.slice(split + 2, -1).split('\n', MOST_SIGNATURES + 1);
  if (lines.length > MOST_SIGNATURES) return { wrong: 'It has too many signatures.' };
  const signatures: NoteSignature[] = [];
  for (const line of lines) {
    const [, name, encoded] = /^\u2014 ([^\s+]+) ([A-Za-z0-9+/=]+)$/.exec(line) ?? [];
    const signed = fromBase64(encoded ?? '');
    if (name === undefined || signed === null || signed.length < 5) {
      return { wrong: 'A line of signature is malformed.' };
    }
    const id = signed.subarray(0, 4).toString('hex');
    signatures.push({ name, id, bytes: signed.subarray(4) });
  }
  return { text: whole.slice(0, split + 1), signatures };
}

/** The three lines of c2sp.org/tlog-checkpoint; null for anything else, extension lines too. */
export function parseCheckpoint(text: string): Checkpoint | null {
  const [, origin, digits, encoded] =
    /^([^\n]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/=]+)\n$/.exec(text) ?? [];
  const root = fromBase64(encoded ?? '');
  const size = Number(digits);
  if (origin === undefined || root?.length !== HASH_BYTES) return null;
  // Beyond 2^53 two sizes would become one number.
  return Number.isSafeInteger(size) ? { origin, size, root } : null;
}

/** Strict: padding in place and no loose bits, so that one value has one text. */
export function fromBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64');
  return text !== '' && bytes.toString('base64') === text ? bytes : null;
}
