import { parseCookie } from 'cookie';
import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { invariant } from '../../platform/errors/invariant.js';
import type { DomainError } from '../../platform/errors/refusals.js';
import { identityRefusals } from '../domain/identity.errors.js';
import type { Permission } from '../domain/permissions.js';
import { SESSION_COOKIE, sessionCookie } from './session-cookie.js';

/** A machine behind a request, known by a credential of its own; it has no session. */
export interface Machine {
  readonly id: string;
  readonly name: string;
  /** What it may do, which is never more than the role `service` may. */
  readonly permissions: readonly Permission[];
}

/** @throws DomainError where the credential is not good, so that nothing else is tried */
export type Recognize = (credential: string, request: Request) => Promise<Machine>;

export type RecognizeSignature = (request: Request) => Promise<Machine>;

/**
 * How machines prove who they are. Features above this one register what their credentials begin
 * with; the guard asks here before it takes a bearer token for a session's.
 */
@Injectable()
export class BearerSchemes {
  private readonly schemes = new Map<string, Recognize>();
  private signatures: RecognizeSignature | null = null;
  private readonly turnedAway = new Map<string, () => DomainError>();

  /** @param prefix what every credential of this kind begins with, such as `plb_` */
  register(prefix: string, recognize: Recognize): void {
    invariant(!this.schemes.has(prefix), `Two kinds of credentials begin with ${prefix}`);
    this.schemes.set(prefix, recognize);
  }

  /** For machines that send no secret, but sign each request (RFC 9421). */
  registerSignatures(recognize: RecognizeSignature): void {
    invariant(this.signatures === null, 'Two features verify signed requests');
    this.signatures = recognize;
  }

  /** A cookie that is no session yet, and what whoever comes with nothing else is told. */
  turnAway(cookieName: string, refuse: () => DomainError): void {
    this.turnedAway.set(cookieName, refuse);
  }

  /**
   * Null where the request carries no credential of a machine.
   * @throws DomainError for a credential that is not good, or not good enough
   */
  async machineBehind(request: Request): Promise<Machine | null> {
    this.demandMoreThanAPendingCookie(request);
    const recognize = this.recognizerOf(request);
    if (recognize === null) return null;
    if (sessionCookie(request) !== null) throw identityRefusals.refuse('two-credentials');
    return recognize(request);
  }

  private recognizerOf({ headers }: Request): RecognizeSignature | null {
    const { authorization } = headers;
    if (authorization === undefined) {
      return headers['signature-input'] === undefined ? null : this.signatures;
    }
    const [scheme = '', credential = ''] = authorization.split(' ');
    if (scheme.toLowerCase() !== 'bearer') return null;
    for (const [prefix, recognize] of this.schemes) {
      if (credential.startsWith(prefix)) return (request) => recognize(credential, request);
    }
    return null;
  }

  private demandMoreThanAPendingCookie(request: Request): void {
    if (request.headers.cookie === undefined || request.headers.authorization !== undefined) return;
    const cookies = parseCookie(request.headers.cookie);
    if (cookies[SESSION_COOKIE] !== undefined) return;
    for (const [name, refuse] of this.turnedAway) {
      if (cookies[name] !== undefined) throw refuse();
    }
  }
}
