import type { Request } from 'express';
import { identityRefusals } from '../domain/identity.errors.js';
import { sessionCookie } from './session-cookie.js';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** What a page of any site can send without asking first (Fetch, section 2.2.2). */
const FORM_TYPES = /^\s*(application\/x-www-form-urlencoded|multipart\/|text\/plain)/i;

/**
 * Refuses what another site makes a browser send. `Origin` and `Sec-Fetch-Site` are set by the
 * browser and cannot be forged by a page; a request with neither and without a cookie comes from
 * a program, which has no cookie to be abused.
 * @throws DomainError `identity.foreign-origin`, `.form-refused`
 */
export function demandSameOrigin(request: Request, publicUrl: string): void {
  if (SAFE_METHODS.has(request.method)) return;
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (origin === undefined && site === undefined && sessionCookie(request) === null) return;
  const isOurs = origin === publicUrl && (site === undefined || site === 'same-origin');
  if (!isOurs && site !== 'same-origin') throw identityRefusals.refuse('foreign-origin');
  if (FORM_TYPES.test(request.headers['content-type'] ?? '')) {
    throw identityRefusals.refuse('form-refused');
  }
}

/**
 * Refuses to show anything inside of another site's page, a sibling's too: what reads footage or
 * data is no safer there than what changes them (ASVS 3.5.8).
 * @throws DomainError `identity.foreign-origin`
 */
export function demandOwnPages({ headers }: Request): void {
  const site = headers['sec-fetch-site'];
  if (site === 'cross-site' || site === 'same-site')
    throw identityRefusals.refuse('foreign-origin');
}
