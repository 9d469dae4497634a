import type { IncomingMessage } from 'node:http';

const BODY = Symbol('body of a signed request');

interface WithBody extends IncomingMessage {
  [BODY]?: Buffer;
}

/** Keeps the bytes of a body that a signature speaks of, before they become an object. */
export function keepSignedBody(request: IncomingMessage, _response: unknown, body: Buffer): void {
  if (request.headers['signature-input'] !== undefined) (request as WithBody)[BODY] = body;
}

/** The bytes as they came; null where there were none, or where a stream of them is still to come. */
export function bodyOf(request: IncomingMessage): Buffer | null {
  return (request as WithBody)[BODY] ?? null;
}
