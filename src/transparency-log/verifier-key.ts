import { hash } from 'node:crypto';

/** c2sp.org/signed-note: how keys are written and called, whatever they sign. */
const KEY_ID_BYTES = 4;

/** A verifier key taken apart; its key id fits the rest. */
export interface VerifierKeyParts {
  readonly name: string;
  readonly keyId: Buffer;
  /** The signature type identifier byte. */
  readonly type: number;
  /** The public key, in the encoding that belongs to the type. */
  readonly material: Buffer;
}

/** Takes `<name>+<key id>+<base64>` apart; null if it is malformed or its id is another key's. */
export function splitVerifierKey(vkey: string): VerifierKeyParts | null {
  const match = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/.exec(vkey);
  const [, name, keyIdHex, encoded] = match ?? [];
  if (name === undefined || keyIdHex === undefined || encoded === undefined) return null;
  const key = Buffer.from(encoded, 'base64');
  const [type] = key;
  if (type === undefined || key.toString('base64') !== encoded) return null;
  const material = key.subarray(1);
  const keyId = keyIdOf(name, type, material);
  return keyId.toString('hex') === keyIdHex ? { name, keyId, type, material } : null;
}

/** The inverse: the key as outsiders write it. */
export function verifierKeyText(name: string, type: number, material: Uint8Array): string {
  const encoded = Buffer.concat([Buffer.of(type), material]).toString('base64');
  return `${name}+${keyIdOf(name, type, material).toString('hex')}+${encoded}`;
}

/** Four bytes that tell keys apart. Anybody can make another key with the same ones. */
export function keyIdOf(name: string, type: number, material: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(type), material]);
  return hash('sha256', named, 'buffer').subarray(0, KEY_ID_BYTES);
}
