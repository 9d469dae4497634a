import { parseCookie, stringifySetCookie } from 'cookie';
import type { Request, Response } from 'express';

/** `__Host-`: browsers take it only with Secure, without Domain and for the whole host. */
export const SESSION_COOKIE = '__Host-plumbline';

const ATTRIBUTES = { path: '/', httpOnly: true, secure: true, sameSite: 'strict' } as const;

export function sessionCookie(request: Request): string | null {
  return parseCookie(request.headers.cookie ?? '')[SESSION_COOKIE] ?? null;
}

/** No Max-Age: it goes when the browser is closed. */
export function setSessionCookie(response: Response, token: string): void {
  response.append(
    'Set-Cookie',
    stringifySetCookie({ name: SESSION_COOKIE, value: token, ...ATTRIBUTES }),
  );
}

export function clearSessionCookie(response: Response): void {
  response.append(
    'Set-Cookie',
    stringifySetCookie({ name: SESSION_COOKIE, value: '', maxAge: 0, ...ATTRIBUTES }),
  );
  response.setHeader('Clear-Site-Data', '"cache", "storage"');
}
