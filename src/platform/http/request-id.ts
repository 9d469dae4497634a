import type { NextFunction, Request, Response } from 'express';
import { newId } from '../ids.js';

const REQUEST_ID = Symbol('request id');

interface Identified extends Request {
  [REQUEST_ID]?: string;
}

/** Names each request; the name is in the answer, in the log and in the audit entry. */
export function identifyRequest(request: Request, response: Response, next: NextFunction): void {
  const id = newId();
  (request as Identified)[REQUEST_ID] = id;
  response.setHeader('X-Request-Id', id);
  next();
}

/** The request's name; always the server's own, never one that a client sent. */
export function requestId(request: Request): string {
  return (request as Identified)[REQUEST_ID] ?? newId();
}
