import type { Request } from 'express';
import { requestId } from '../../platform/http/request-id.js';
import type { Visitor } from '../domain/visitor.js';

/**
 * What the server itself knows of whoever sends a request. The address is the socket's: headers
 * that claim another one are the sender's words.
 */
export function visitorOf(request: Request): Visitor {
  return {
    address: request.socket.remoteAddress ?? null,
    userAgent: request.headers['user-agent']?.slice(0, 500) ?? null,
    requestId: requestId(request),
  };
}
