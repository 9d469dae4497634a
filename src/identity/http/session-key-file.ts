import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import {
  keysFolder,
  makePrivateFile,
  readPrivateFile,
  replacePrivateFile,
} from '../../platform/config/private-files.js';
import { SettingsError } from '../../platform/config/settings-error.js';

const NAME = 'session-keys.json';
/** RFC 2104 and RFC 7518 section 3.2: as long as what HMAC-SHA-256 puts out. */
const KEY_BYTES = 32;

const contents = z.object({
  keys: z
    .array(
      z.object({
        kid: z.string().regex(/^[0-9a-f]{16}$/),
        madeAt: z.iso.datetime(),
        secret: z.base64url(),
      }),
    )
    .min(1),
});

export interface SessionKey {
  readonly kid: string;
  readonly madeAt: Date;
  readonly secret: Buffer;
}

/** The keys that sign sessions' tokens, newest first, in a file that only the server may read. */
export class SessionKeyFile {
  readonly path: string;

  /** @throws SettingsError if anybody else may look into the folder */
  constructor(dataDirectory: string) {
    this.path = join(keysFolder(dataDirectory), NAME);
  }

  /** @throws SettingsError if others may read it, or a key in it is not one */
  readOrMake(now: Date): SessionKey[] {
    makePrivateFile(this.path, encode([newKey(now)]));
    return this.read();
  }

  read(): SessionKey[] {
    const parsed = contents.safeParse(parse(readPrivateFile(this.path)));
    if (!parsed.success) {
      throw new SettingsError(`The file ${NAME} does not hold the keys of sessions.`);
    }
    return parsed.data.keys.map(({ kid, madeAt, secret }) => {
      const bytes = Buffer.from(secret, 'base64url');
      if (bytes.length !== KEY_BYTES) {
        throw new SettingsError(
          `A key in ${NAME} has ${bytes.length} bytes instead of ${KEY_BYTES}.`,
        );
      }
      return { kid, madeAt: new Date(madeAt), secret: bytes };
    });
  }

  /** Puts a new key first; the one before stays, for the tokens that it signed. */
  rotate(now: Date): SessionKey {
    const key = newKey(now);
    const [newest] = this.readOrMake(now);
    replacePrivateFile(this.path, encode(newest === undefined ? [key] : [key, newest]));
    return key;
  }
}

function newKey(madeAt: Date): SessionKey {
  const kid = randomBytes(8).toString('hex');
  return { kid, madeAt, secret: randomBytes(KEY_BYTES) };
}

function encode(keys: readonly SessionKey[]): Buffer {
  const shown = keys.map(({ kid, madeAt, secret }) => ({
    kid,
    madeAt: madeAt.toISOString(),
    secret: secret.toString('base64url'),
  }));
  return Buffer.from(`${JSON.stringify({ keys: shown }, null, 2)}\n`);
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return null;
  }
}
