import { createPublicKey, hash, type KeyObject, verify } from 'node:crypto';
import { HASH_BYTES } from './merkle.js';

/** A public key in the form of c2sp.org/signed-note: `<name>+<key id>+<base64>`. */
export interface VerifierKey {
  readonly name: string;
  readonly id: string;
  readonly key: KeyObject;
}

export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
}

const ED25519 = 1;
/** RFC 8410: what stands before the 32 bytes of an Ed25519 key. */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');
const MOST_SIGNATURES = 64;

/** Null for anything but a well-formed Ed25519 key whose id fits its name and bytes. */
export function parseKey(text: string): VerifierKey | null {
  const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text) ?? [];
  if (name === undefined || id === undefined || encoded === undefined) return null;
  const typed = fromBase64(encoded);
  if (typed?.length !== 33 || typed[0] !== ED25519) return null;
  const named = Buffer.concat([Buffer.from(`${name}\n`), typed]);
  if (hash('sha256', named, 'hex').slice(0, 8) !== id) return null;
  const der = Buffer.concat([SPKI, typed.subarray(1)]);
  return { name, id, key: createPublicKey({ key: der, format: 'der', type: 'spki' }) };
}

/** The text of a note if this key signed it, and what is wrong otherwise. */
export function openNote(
  note: Buffer,
  by: VerifierKey,
): { text: string } | { wrong: string; unverified: string | null } {
  const whole = note.toString('utf8');
  if (!Buffer.from(whole).equals(note)) return { wrong: 'It is not UTF-8.', unverified: null };
  const split = whole.lastIndexOf('\n\n');
  if (split < 0 || !whole.endsWith('\n') || note.some((byte) => byte < 32 && byte !== 10)) {
    return { wrong: 'It is not a signed note.', unverified: null };
  }
  const text = whole.slice(0, split + 1);
  const lines = whole.slice(split + 2, -1).split('\n');
  if (lines.length > MOST_SIGNATURES)
    return { wrong: 'It has too many signatures.', unverified: text };
  let isSigned = false;
  for (const line of lines) {
    const [, name, encoded] = /^\u2014 ([^\s+]+) ([A-Za-z0-9+/=]+)$/.exec(line) ?? [];
    const bytes = fromBase64(encoded ?? '');
    if (name === undefined || bytes === null || bytes.length < 5) {
      return { wrong: 'A line of signature is malformed.', unverified: text };
    }
    // Other keys may sign too (witnesses, a successor); what they say is not ours to judge.
    if (name !== by.name || bytes.subarray(0, 4).toString('hex') !== by.id) continue;
    if (!verify(null, Buffer.from(text), by.key, bytes.subarray(4))) {
      return { wrong: `The signature of ${by.name} does not fit the text.`, unverified: text };
    }
    isSigned = true;
  }
  return isSigned ? { text } : { wrong: `${by.name} has not signed it.`, unverified: text };
}

/** The three lines of c2sp.org/tlog-checkpoint; null for anything else. */
export function parseCheckpoint(text: string): Checkpoint | null {
  const [, origin, size, encoded] =
    /^([^\n]+)\n(0|[1-9]\d{0,14})\n([A-Za-z0-9+/=]+)\n$/.exec(text) ?? [];
  const root = fromBase64(encoded ?? '');
  if (origin === undefined || root?.length !== HASH_BYTES) return null;
  return { origin, size: Number(size), root };
}

/** Strict: padding in place and no loose bits, so that one value has one text. */
export function fromBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64');
  return text !== '' && bytes.toString('base64') === text ? bytes : null;
}
