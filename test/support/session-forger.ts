import { createHmac, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SESSION_COOKIE } from '../../src/identity/http/session-cookie.js';
import { type Answer } from './api-client/http.js';
import { ApiClient } from './api-client/api-client.js';
import type { CurrentSession } from './api-client/sessions.js';

interface KeyFile {
  readonly keys: readonly { readonly kid: string; readonly secret: string }[];
}

export const encode = (value: object | string) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

/** Somebody who has stolen the key that signs sessions, and tries what it is good for. */
export class SessionForger {
  private constructor(
    readonly kid: string,
    readonly key: Buffer,
  ) {}

  static async with(dataDirectory: string): Promise<SessionForger> {
    const file = await readFile(join(dataDirectory, 'keys', 'session-keys.json'), 'utf8');
    const [newest] = (JSON.parse(file) as KeyFile).keys;
    if (newest === undefined) throw new Error('The server has no key');
    return new SessionForger(newest.kid, Buffer.from(newest.secret, 'base64url'));
  }

  header(changed: object = {}): object {
    return { alg: 'HS256', typ: 'plumbline-session+jwt', kid: this.kid, ...changed };
  }

  /** @param claims as an object, or as the very text */
  forge(header: object, claims: object | string, key: Buffer | KeyObject = this.key): string {
    const text = `${encode(header)}.${encode(claims)}`;
    return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`;
  }
}

export function tokenOf(client: ApiClient): string {
  return client.http.cookie(SESSION_COOKIE) ?? '';
}

export function claimsOf(client: ApiClient): Record<string, unknown> & { iat: number } {
  const [, claims = ''] = tokenOf(client).split('.');
  return JSON.parse(Buffer.from(claims, 'base64url').toString()) as { iat: number };
}

/** Asks who is signed in, with this token and nothing else. */
export function askWith(url: string, token: string): Promise<Answer<CurrentSession>> {
  const client = new ApiClient(url);
  client.http.setCookie(SESSION_COOKIE, token);
  return client.sessions.current();
}
