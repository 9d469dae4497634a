import type { Request } from 'express';
import { identityRefusals } from '../domain/identity.errors.js';
import { sessionCookie } from './session-cookie.js';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what another site makes a browser send. `Origin` and `Sec-Fetch-Site` are set by the
 * browser and cannot be forged by a page; a request with neither and without a cookie comes from
 * a program, which has no cookie to be abused.
 * @throws DomainError `identity.foreign-origin`
 */
export function demandSameOrigin(request: Request, publicUrl: string): void {
  if (SAFE_METHODS.has(request.method)) return;
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (origin === undefined && site === undefined && sessionCookie(request) === null) return;
  const isOurs = origin === publicUrl && (site === undefined || site === 'same-origin');
  if (!isOurs && site !== 'same-origin') throw identityRefusals.refuse('foreign-origin');
}
