import { parseCookie, stringifySetCookie } from 'cookie';
import type { Request, Response } from 'express';
import { identityRefusals } from '../../identity/identity.public.js';
import { PENDING_MINUTES } from '../domain/pending-sign-in.js';
import { PENDING_TOKEN_PREFIX } from '../domain/pending-token.js';

export const PENDING_COOKIE = '__Host-plumbline-sign-in';

const ATTRIBUTES = { path: '/', httpOnly: true, secure: true, sameSite: 'strict' } as const;

export function setPendingCookie(response: Response, token: string): void {
  const cookie = { name: PENDING_COOKIE, value: token, maxAge: PENDING_MINUTES * 60 };
  response.append('Set-Cookie', stringifySetCookie({ ...cookie, ...ATTRIBUTES }));
}

export function clearPendingCookie(response: Response): void {
  const cookie = { name: PENDING_COOKIE, value: '', maxAge: 0 };
  response.append('Set-Cookie', stringifySetCookie({ ...cookie, ...ATTRIBUTES }));
}

/**
 * The token of the sign-in that a request goes on with; null for none.
 * @throws DomainError `identity.two-credentials`
 */
export function pendingToken(request: Request): string | null {
  const cookie = parseCookie(request.headers.cookie ?? '')[PENDING_COOKIE] ?? null;
  const [scheme = '', credential = ''] = (request.headers.authorization ?? '').split(' ');
  const isOurs = scheme.toLowerCase() === 'bearer' && credential.startsWith(PENDING_TOKEN_PREFIX);
  if (isOurs && cookie !== null) throw identityRefusals.refuse('two-credentials');
  return isOurs ? credential : cookie;
}
