import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';

/** What a browser is asked for, as far as the authenticator reads it. */
export interface CreationOptions {
  readonly challenge: string;
  readonly rp: { readonly id?: string };
  readonly user: { readonly id: string };
}
export interface RequestOptions {
  readonly challenge: string;
  readonly rpId?: string;
}

/** How an answer differs from an honest one; an honest browser and authenticator set none of it. */
export interface Deviation {
  readonly origin?: string;
  readonly rpId?: string;
  readonly isUserVerified?: boolean;
  /** What the authenticator says it has signed so far; ours does not count, as synced ones do not. */
  readonly counter?: number;
  readonly challenge?: string;
  readonly type?: string;
}

const UP = 0x01;
const UV = 0x04;
const AT = 0x40;
const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest();

/** A passkey of software: ES256 and "none" attestation, as WebAuthn Level 3 lays the bytes out. */
export class SoftPasskey {
  private readonly keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  private readonly id = randomBytes(32);
  private userHandle: string | undefined;

  /** @param origin of the page that the browser shows */
  constructor(private readonly origin: string) {}

  /** What `navigator.credentials.create` would answer, as JSON. */
  create(options: CreationOptions, deviation: Deviation = {}): Record<string, unknown> {
    this.userHandle = options.user.id;
    const client = this.clientData('webauthn.create', options.challenge, deviation);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.id.length);
    const attested = [Buffer.alloc(16), length, this.id, this.publicKey()];
    const head = this.head(options.rp.id, AT, deviation);
    const authData = Buffer.concat([head, ...attested]);
    const attestation = new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', new Uint8Array(authData)],
    ]);
    return this.answer({
      clientDataJSON: client.toString('base64url'),
      attestationObject: encode(attestation).toString('base64url'),
      transports: ['internal'],
    });
  }

  /** What `navigator.credentials.get` would answer, as JSON. */
  get(options: RequestOptions, deviation: Deviation = {}): Record<string, unknown> {
    const client = this.clientData('webauthn.get', options.challenge, deviation);
    const authData = this.head(options.rpId, 0, deviation);
    const signed = Buffer.concat([authData, sha256(client)]);
    return this.answer({
      clientDataJSON: client.toString('base64url'),
      authenticatorData: authData.toString('base64url'),
      signature: sign('sha256', signed, this.keys.privateKey).toString('base64url'),
      ...(this.userHandle === undefined ? {} : { userHandle: this.userHandle }),
    });
  }

  private answer(response: Record<string, unknown>): Record<string, unknown> {
    const id = this.id.toString('base64url');
    const authenticatorAttachment = 'platform';
    const rest = { clientExtensionResults: {}, authenticatorAttachment };
    return { id, rawId: id, type: 'public-key', response, ...rest };
  }

  private clientData(type: string, challenge: string, deviation: Deviation): Buffer {
    const honest = { type, challenge, origin: this.origin, crossOrigin: false };
    const { origin = honest.origin } = deviation;
    const said = { challenge: deviation.challenge ?? challenge, type: deviation.type ?? type };
    return Buffer.from(JSON.stringify({ ...honest, ...said, origin }));
  }

  /** RP ID hash, flags, counter (WebAuthn section 6.1). */
  private head(askedFor: string | undefined, flags: number, deviation: Deviation): Buffer {
    const { rpId = askedFor ?? new URL(this.origin).hostname, counter = 0 } = deviation;
    const verified = (deviation.isUserVerified ?? true) ? UV : 0;
    const rest = Buffer.alloc(5);
    rest.writeUInt8(UP | verified | flags);
    rest.writeUInt32BE(counter, 1);
    return Buffer.concat([sha256(rpId), rest]);
  }

  /** COSE_Key for ES256 (RFC 9053 section 2.1). */
  private publicKey(): Buffer {
    const { x = '', y = '' } = this.keys.publicKey.export({ format: 'jwk' });
    const key = new Map<number, unknown>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
      [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
    ]);
    return encode(key);
  }
}

function encode(value: Map<number, unknown> | Map<string, unknown>): Buffer {
  return Buffer.from(isoCBOR.encode(value as Parameters<typeof isoCBOR.encode>[0]));
}
