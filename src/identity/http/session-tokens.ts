import { createSecretKey, type KeyObject } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { type Settings, SETTINGS } from '../../platform/config/settings.js';
import { readOrMakeKey } from '../../platform/config/key-files.js';

export interface SessionClaims {
  /** The session's identifier. */
  readonly sid: string;
  /** Seconds since 1970. */
  readonly iat: number;
}

export const TOKEN_ISSUER = 'plumbline';
export const TOKEN_AUDIENCE = 'plumbline-session';
export const TOKEN_ALGORITHM = 'HS256';

/** Signs the short tokens that name a session. Whether it still holds is asked of the database. */
@Injectable()
export class SessionTokens {
  readonly key: KeyObject;
  private readonly jwt: JwtService;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {
    // A KeyObject, not text: parsing a string secret at each request costs forty times as much.
    this.key = createSecretKey(readOrMakeKey(settings.dataDirectory, 'session.key', 32));
    this.jwt = new JwtService({ privateKey: this.key, publicKey: this.key });
  }

  sign(sessionId: string): string {
    return this.jwt.sign(
      { sid: sessionId },
      {
        algorithm: TOKEN_ALGORITHM,
        issuer: TOKEN_ISSUER,
        audience: TOKEN_AUDIENCE,
        expiresIn: this.settings.sessions.idleMinutes * 60,
      },
    );
  }
}
