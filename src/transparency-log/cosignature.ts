import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { readExtendedCheckpointText } from './checkpoint.js';
import { type NoteSignature, signatureLine } from './signed-note.js';
import { splitVerifierKey, verifierKeyText } from './verifier-key.js';

/** A key that can check cosignatures. */
export interface CosignerKey {
  readonly name: string;
  readonly keyId: Buffer;
  readonly publicKey: KeyObject;
  readonly type: CosignatureType;
}

/** A key that can cosign, with its public half as outsiders write it. */
export interface Cosigner extends CosignerKey {
  readonly vkey: string;
  readonly privateKey: KeyObject;
}

/** One signature type of c2sp.org/tlog-cosignature 1.0.1. A further type is a further row. */
export interface CosignatureType {
  /** The signature type identifier byte. */
  readonly byte: number;
  readonly algorithm: 'ed25519' | 'ml-dsa-44';
  /** Subject public key info up to the raw key. */
  readonly spkiPrefix: Buffer;
  readonly keyBytes: number;
  readonly signatureBytes: number;
  /** What is signed of a checkpoint's text; null where the text is no checkpoint. */
  readonly message: (text: string, seconds: number, name: string) => Buffer | null;
}

const TYPES: readonly CosignatureType[] = [
  {
    byte: 0x04,
    algorithm: 'ed25519',
    spkiPrefix: Buffer.from('302a300506032b6570032100', 'hex'),
    keyBytes: 32,
    signatureBytes: 64,
    message: (text, seconds) => Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`),
  },
  {
    byte: 0x06,
    algorithm: 'ml-dsa-44',
    spkiPrefix: Buffer.from('30820532300b06096086480165030403110382052100', 'hex'),
    keyBytes: 1312,
    signatureBytes: 2420,
    message: subtreeMessage,
  },
];
const TIME_BYTES = 8;

/** Reads a witness's verifier key; null if it is malformed or not of a type for cosignatures. */
export function readCosignerKey(vkey: string): CosignerKey | null {
  const parts = splitVerifierKey(vkey);
  const type = TYPES.find(({ byte }) => byte === parts?.type);
  if (parts === null || type?.keyBytes !== parts.material.length) return null;
  const spki = Buffer.concat([type.spkiPrefix, parts.material]);
  const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' });
  return { name: parts.name, keyId: parts.keyId, publicKey, type };
}

/**
 * Makes a cosigner of a private key in PKCS #8 PEM.
 * @throws RangeError if the key is of no type for cosignatures, or the name cannot stand in a note
 */
export function cosigner(name: string, pem: string): Cosigner {
  const privateKey = createPrivateKey(pem);
  const type = TYPES.find(({ algorithm }) => algorithm === String(privateKey.asymmetricKeyType));
  if (type === undefined) throw new RangeError('No cosignatures are made with a key of this type');
  const spki = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  const vkey = verifierKeyText(name, type.byte, spki.subarray(type.spkiPrefix.length));
  const key = readCosignerKey(vkey);
  if (key === null) throw new RangeError('A name has no spaces and no plus sign');
  return { ...key, vkey, privateKey };
}

/** The signature line with which a cosigner vouches, at a time in Unix seconds, for a checkpoint. */
export function cosign(text: string, key: Cosigner, seconds: number): string {
  const message = key.type.message(text, seconds, key.name);
  if (message === null) throw new RangeError('Only a checkpoint is cosigned');
  const time = Buffer.alloc(TIME_BYTES);
  time.writeBigUInt64BE(BigInt(seconds));
  const signature = sign(null, message, key.privateKey);
  return signatureLine(key.name, key.keyId, Buffer.concat([time, signature]));
}

/**
 * When this cosigner vouched for the text, in Unix seconds; null if it did not. One line of this
 * key that does not hold spoils the others, as c2sp.org/signed-note demands.
 */
export function cosignedAt(
  { text, signatures }: { text: string; signatures: readonly NoteSignature[] },
  key: CosignerKey,
): number | null {
  const times = signatures
    .filter(({ name, keyId }) => name === key.name && keyId.equals(key.keyId))
    .map(({ signature }) => heldAt(text, signature, key));
  return times.length === 0 || times.includes(null)
    ? null
    : Math.max(...times.map((time) => time ?? 0));
}

function heldAt(text: string, timed: Buffer, { name, type, publicKey }: CosignerKey) {
  if (timed.length !== TIME_BYTES + type.signatureBytes) return null;
  const seconds = Number(timed.readBigUInt64BE());
  // Without a time it speaks of consistency alone, not of what was the largest tree when.
  if (seconds === 0 || !Number.isSafeInteger(seconds)) return null;
  const message = type.message(text, seconds, name);
  if (message === null) return null;
  return verify(null, message, publicKey, timed.subarray(TIME_BYTES)) ? seconds : null;
}

/** The `cosigned_message` over a whole tree. It says nothing of extension lines. */
function subtreeMessage(text: string, seconds: number, name: string): Buffer | null {
  const checkpoint = readExtendedCheckpointText(text);
  if (checkpoint === null) return null;
  return Buffer.concat([
    Buffer.from('subtree/v1\n\0'),
    opaque(name),
    u64(seconds),
    opaque(checkpoint.origin),
    u64(0),
    u64(checkpoint.size),
    checkpoint.root,
  ]);
}

/** RFC 8446, 3.4: bytes after their length in one byte. */
function opaque(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([Buffer.of(Math.min(bytes.length, 255)), bytes.subarray(0, 255)]);
}

function u64(number: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(number));
  return bytes;
}
