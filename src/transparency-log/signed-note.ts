import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { keyIdOf, splitVerifierKey, verifierKeyText } from './verifier-key.js';

/** c2sp.org/signed-note: the one type that we sign notes with; for others see cosignature.ts. */
const ED25519 = 0x01;
/** Subject public key info of Ed25519 (RFC 8410) up to the 32 raw bytes. */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
const KEY_ID_BYTES = 4;

/** A key that can check notes. */
export interface NoteVerifier {
  readonly name: string;
  readonly keyId: Buffer;
  readonly publicKey: KeyObject;
}

/** A key that can sign notes, with its public half as outsiders write it. */
export interface NoteSigner extends NoteVerifier {
  readonly vkey: string;
  readonly privateKey: KeyObject;
}

export interface NoteSignature {
  readonly name: string;
  readonly keyId: Buffer;
  readonly signature: Buffer;
}

/** A new private key as PKCS #8 PEM. */
export function newSigningKey(): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** Makes a signer of a PEM private key; a log's key bears the log's origin as its name. */
export function noteSigner(name: string, pem: string): NoteSigner {
  const privateKey = createPrivateKey(pem);
  const publicKey = createPublicKey(privateKey);
  const raw = rawKey(publicKey);
  const keyId = keyIdOf(name, ED25519, raw);
  const vkey = verifierKeyText(name, ED25519, raw);
  return { name, keyId, publicKey, privateKey, vkey };
}

/** Reads a verifier key, `<name>+<key id>+<base64>`; null if it is malformed or of another type. */
export function readVerifierKey(vkey: string): NoteVerifier | null {
  const parts = splitVerifierKey(vkey);
  if (parts?.type !== ED25519 || parts.material.length !== 32) return null;
  const { name, keyId, material } = parts;
  return { name, keyId, publicKey: ed25519Key(material) };
}

/** Makes a key of its 32 raw bytes. */
export function ed25519Key(raw: Uint8Array): KeyObject {
  const spki = Buffer.concat([SPKI_PREFIX, raw]);
  return createPublicKey({ key: spki, format: 'der', type: 'spki' });
}

/** One line below the text of a note. */
export function signatureLine(name: string, keyId: Uint8Array, signature: Uint8Array): string {
  return `\u2014 ${name} ${Buffer.concat([keyId, signature]).toString('base64')}\n`;
}

/** Signs a text that ends in a newline; one line per key, so keys can overlap and witnesses add. */
export function signNote(text: string, signers: readonly NoteSigner[]): string {
  if (!text.endsWith('\n')) throw new RangeError('The text of a note ends in a newline');
  const lines = signers.map(({ name, keyId, privateKey }) => {
    const signature = sign(null, Buffer.from(text), privateKey);
    return signatureLine(name, keyId, signature);
  });
  return `${text}\n${lines.join('')}`;
}

/** Takes a note apart, believing nothing yet; null if it is no note. */
export function readNote(note: string): { text: string; signatures: NoteSignature[] } | null {
  const split = note.lastIndexOf('\n\n');
  if (split < 0 || !note.endsWith('\n') || holdsControlCharacters(note)) return null;
  const signatures: NoteSignature[] = [];
  for (const line of note.slice(split + 2, -1).split('\n')) {
    const [, name, encoded] = /^\u2014 ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/.exec(line) ?? [];
    if (name === undefined || encoded === undefined) return null;
    const bytes = Buffer.from(encoded, 'base64');
    if (bytes.length <= KEY_ID_BYTES) return null;
    const keyId = bytes.subarray(0, KEY_ID_BYTES);
    signatures.push({ name, keyId, signature: bytes.subarray(KEY_ID_BYTES) });
  }
  return { text: note.slice(0, split + 1), signatures };
}

/**
 * The signatures of a note that are by these keys; null if one of them does not hold, since then
 * the note is to be refused. Signatures of unknown keys do not matter.
 */
export function verifiedBy(
  { text, signatures }: { text: string; signatures: readonly NoteSignature[] },
  keys: readonly NoteVerifier[],
): NoteSignature[] | null {
  const verified: NoteSignature[] = [];
  for (const key of keys) {
    const own = signatures.filter((s) => s.name === key.name && s.keyId.equals(key.keyId));
    const bytes = Buffer.from(text);
    if (!own.every(({ signature }) => verify(null, bytes, key.publicKey, signature))) return null;
    verified.push(...own);
  }
  return verified;
}

/** The text of a note that this key has signed, or null. */
export function openNote(note: string, key: NoteVerifier): string | null {
  const read = readNote(note);
  if (read === null) return null;
  const own = verifiedBy(read, [key]);
  return own === null || own.length === 0 ? null : read.text;
}

function holdsControlCharacters(note: string): boolean {
  return Buffer.from(note).some((byte) => byte < 0x20 && byte !== 0x0a);
}

function rawKey(publicKey: KeyObject): Buffer {
  return publicKey.export({ type: 'spki', format: 'der' }).subarray(SPKI_PREFIX.length);
}
