import { createSecretKey, type KeyObject } from 'node:crypto';
import { statSync } from 'node:fs';
import { Inject, Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { Clock } from '../../platform/clock/clock.js';
import { type Settings, SETTINGS } from '../../platform/config/settings.js';
import { invariant } from '../../platform/errors/invariant.js';
import { encodePart, TOKEN_ALGORITHM, tokenHeader, tokenPayload } from '../domain/session-token.js';
import { SessionKeyFile } from './session-key-file.js';

/** How long a rotation may stay unnoticed by a server that runs. */
const LOOK_EVERY_MS = 1_000;

interface SigningKey {
  readonly kid: string;
  /** The first part of every token under this key. */
  readonly header: string;
  // A KeyObject, not text: parsing a string secret at each request costs forty times as much.
  readonly key: KeyObject;
  /** Until when its tokens are taken; null while it is the one that signs. */
  readonly goodUntil: Date | null;
}

/** Signs the short tokens that name a session. Whether it still holds is asked of the database. */
@Injectable()
export class SessionTokens {
  readonly lifetimeSeconds: number;
  private readonly jwt = new JwtService();
  private readonly file: SessionKeyFile;
  private keys: readonly SigningKey[];
  private readAs: string;
  private lookedAt = performance.now();

  constructor(
    @Inject(SETTINGS) settings: Settings,
    private readonly clock: Clock,
  ) {
    this.lifetimeSeconds = settings.sessions.idleMinutes * 60;
    this.file = new SessionKeyFile(settings.dataDirectory);
    this.file.readOrMake(this.clock.now());
    this.readAs = this.version();
    this.keys = this.read();
  }

  sign(sessionId: string, generation = 0): string {
    const [newest] = this.current();
    invariant(newest !== undefined, 'There is always a key that signs');
    const iat = Math.floor(this.clock.now().getTime() / 1000);
    const claims = { sid: sessionId, gen: generation, iat };
    return this.jwt.sign(tokenPayload(claims, this.lifetimeSeconds), {
      algorithm: TOKEN_ALGORITHM,
      privateKey: newest.key,
      header: { ...tokenHeader(newest.kid), alg: TOKEN_ALGORITHM },
    });
  }

  /**
   * The key that a token was signed with, by its first part, which must be exactly what we write:
   * nothing that a sender puts there names a key, an algorithm or an address.
   */
  keyFor(token: string): KeyObject | null {
    const header = token.slice(0, Math.max(0, token.indexOf('.')));
    const found = this.current().find((key) => key.header === header);
    if (found === undefined) return null;
    const isGood = found.goodUntil === null || this.clock.now() <= found.goodUntil;
    return isGood ? found.key : null;
  }

  /** The keys as the file has them, which a command may have rotated meanwhile. */
  private current(): readonly SigningKey[] {
    const now = performance.now();
    if (now - this.lookedAt < LOOK_EVERY_MS) return this.keys;
    this.lookedAt = now;
    const version = this.version();
    if (version !== this.readAs) {
      this.keys = this.read();
      this.readAs = version;
    }
    return this.keys;
  }

  private version(): string {
    const { ino, mtimeMs } = statSync(this.file.path);
    return `${ino} ${mtimeMs}`;
  }

  private read(): SigningKey[] {
    const keys = this.file.read();
    return keys.map(({ kid, secret }, at) => {
      const next = keys[at - 1];
      const graceMs = this.lifetimeSeconds * 1000;
      return {
        kid,
        header: encodePart(tokenHeader(kid)),
        key: createSecretKey(secret),
        goodUntil: next === undefined ? null : new Date(next.madeAt.getTime() + graceMs),
      };
    });
  }
}
