import { parseCookie, stringifySetCookie } from 'cookie';
import type { Request, Response } from 'express';
import { ATTEMPT_MINUTES } from '../domain/attempt.js';

/**
 * Strict, although the browser comes back from elsewhere: the page that it comes back to asks for
 * nothing by itself, and its script then posts what it was sent with, from our own origin.
 */
export const WAY_COOKIE = '__Host-plumbline-sso';

const ATTRIBUTES = { path: '/', httpOnly: true, secure: true, sameSite: 'strict' } as const;

export function setWayCookie(response: Response, value: string): void {
  const cookie = { name: WAY_COOKIE, value, maxAge: ATTEMPT_MINUTES * 60 };
  response.append('Set-Cookie', stringifySetCookie({ ...cookie, ...ATTRIBUTES }));
}

export function clearWayCookie(response: Response): void {
  const cookie = { name: WAY_COOKIE, value: '', maxAge: 0 };
  response.append('Set-Cookie', stringifySetCookie({ ...cookie, ...ATTRIBUTES }));
}

export function wayCookie(request: Request): string | null {
  return parseCookie(request.headers.cookie ?? '')[WAY_COOKIE] ?? null;
}
